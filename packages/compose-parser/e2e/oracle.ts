import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { GeneratedProject } from "./generated-project";

const root = join(__dirname, "../../..");
const source = join(root, "tools/testing/compose-oracle");
const binary = join(root, ".toolchain/compose-oracle");

export interface Answer {
  readonly project?: unknown;
  readonly error?: string;
  /** The folder that the oracle loaded the project in. */
  readonly dir: string;
}

/** compose-go behind a pipe: built from its Go module once, asked one project after another. */
export class Oracle {
  private readonly answers: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Undefined where it cannot be built, for lack of Go. */
  static start(): Oracle | undefined {
    if (!isBuilt() && !build()) return undefined;
    return new Oracle(spawn(binary, { stdio: ["pipe", "pipe", "inherit"] }));
  }

  async ask(project: GeneratedProject): Promise<Answer> {
    this.child.stdin.write(`${JSON.stringify(project)}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error("the oracle ended");
    return JSON.parse(value);
  }

  stop(): void {
    this.child.stdin.end();
  }
}

function isBuilt(): boolean {
  return existsSync(binary) && statSync(binary).mtimeMs > statSync(join(source, "main.go")).mtimeMs;
}

function build(): boolean {
  mkdirSync(dirname(binary), { recursive: true });
  return spawnSync("go", ["build", "-o", binary, "."], { cwd: source, stdio: "inherit" }).status === 0;
}
