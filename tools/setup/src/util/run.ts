import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** A file that receives all output, for commands whose output matters only when they fail. */
  readonly log?: string;
  /** Written to standard input, which is otherwise empty. */
  readonly input?: string;
}

export interface RunResult {
  /** -1 when the command could not be started, or was ended for its time. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Runs a command to its end; never rejects. At the deadline the command and what it started are killed. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["pipe", "pipe", "pipe"],
      // Its own group, so that a deadline reaches grandchildren too.
      detached: true,
    });
    const log = options.log === undefined ? undefined : openLog(options.log);
    let stdout = "";
    let stderr = "";
    let timedOut = false;
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      log?.write(data);
    });
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
      log?.write(data);
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    const killGroup = () => {
      if (child.pid !== undefined) killQuietly(-child.pid);
    };
    process.once("exit", killGroup);
    const deadline = setTimeout(() => {
      timedOut = true;
      killGroup();
    }, options.timeoutMs);
    const finish = (code: number) => {
      clearTimeout(deadline);
      process.removeListener("exit", killGroup);
      const done = () => resolve({ code, stdout, stderr, timedOut });
      // Whoever is told of a failure may look at the log at once.
      if (log) log.end(done);
      else done();
    };
    child.on("error", (error) => {
      stderr += error.message;
      finish(-1);
    });
    child.on("close", (code) => finish(timedOut ? -1 : (code ?? -1)));
  });
}

function openLog(file: string) {
  mkdirSync(dirname(file), { recursive: true });
  return createWriteStream(file);
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
