import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

/** Machines that run these tests are busy with others. */
const PATIENCE_MS = 45_000;

const MAIN = resolve(__dirname, "../../dist/main.js");

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A run of the built command line. */
export class Cli {
  out = "";
  err = "";
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;

  /** @param place another program than the built command, and another folder to run in than this process's */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}, { main = MAIN, cwd = process.cwd() } = {}) {
    const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
    this.#process = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.err += text;
    });
    this.ended = new Promise((done) => child.on("close", (code) => done({ code, out: this.out, err: this.err })));
  }

  /** Resolves as soon as its output matches; rejects, and ends it, when that does not happen. */
  async until(pattern: RegExp): Promise<void> {
    const last = Date.now() + PATIENCE_MS;
    while (!pattern.test(this.out)) {
      if (Date.now() > last || this.#process.exitCode !== null) {
        this.#process.kill("SIGKILL");
        throw new Error(`no ${pattern} in its output: ${this.out}${this.err}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  interrupt(): void {
    this.#process.kill("SIGINT");
  }
}

export function cli(...args: readonly string[]): Promise<Ended> {
  return new Cli(args).ended;
}
