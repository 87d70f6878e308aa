import { spawn } from "node:child_process";

/** What a run of the Pulumi CLI came to. */
export class PulumiRun {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
    readonly code: number,
  ) {}
}

/** A run of the Pulumi CLI that failed. What it printed says why. */
export class PulumiFailed extends Error {
  constructor(readonly run: PulumiRun) {
    super(`pulumi ended with code ${run.code}`);
    this.name = "PulumiFailed";
  }
}

export interface RunOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * One run of the Pulumi CLI in a process group of its own: a Ctrl-C in the terminal reaches this process only, which
 * then decides what to pass on. (Pulumi takes two interrupts as the order to drop everything, and a terminal together
 * with `npx` easily sends two.)
 */
export class RunningPulumi {
  readonly done: Promise<PulumiRun>;
  private readonly pid: number | undefined;
  private ended = false;

  constructor({ command, args, cwd, env }: RunOptions) {
    const child = spawn(command, [...args], {
      cwd,
      env,
      detached: process.platform !== "win32",
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.pid = child.pid;
    const text = { stdout: "", stderr: "" };
    // A character may be cut in two by the pipe: it is whole only to who decodes all of it.
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
    this.done = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        this.ended = true;
        const run = new PulumiRun(text.stdout, text.stderr, code ?? -1);
        if (run.code === 0) resolve(run);
        else reject(new PulumiFailed(run));
      });
    });
  }

  /** Sends a signal to the CLI alone; its plugins are its own affair. */
  signal(signal: NodeJS.Signals): void {
    if (this.ended || this.pid === undefined) return;
    try {
      process.kill(this.pid, signal);
    } catch {
      // It ended in this very moment.
    }
  }
}
