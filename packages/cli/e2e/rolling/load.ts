import { type ChildProcess, spawn } from "node:child_process";

/** What `rolling load` prints; see tools/testing/rolling. */
export interface LoadResult {
  readonly sent: number;
  readonly ok: number;
  readonly failed: number;
  /** The first twenty. */
  readonly failures: readonly { readonly at: string; readonly why: string }[];
  /** How many answers each version gave. */
  readonly versions: Readonly<Record<string, number>>;
  readonly maxMs: number;
}

/** Fifty requests a second, until it is stopped. */
export class Load {
  readonly #process: ChildProcess;
  readonly #ended: Promise<string>;

  constructor(program: string, url: string, ...options: readonly string[]) {
    const child = spawn(program, ["load", ...options, url], { stdio: ["ignore", "pipe", "inherit"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    this.#process = child;
    this.#ended = new Promise((done, reject) => child.once("error", reject).once("close", () => done(out)));
  }

  /** Waits for the last answers. */
  async stop(): Promise<LoadResult> {
    this.#process.kill("SIGTERM");
    return JSON.parse(await this.#ended);
  }
}
