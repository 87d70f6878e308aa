import { spawn } from "node:child_process";

export interface CommandRun {
  /** Undefined: it did not end in time. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly limitMs: number;
}

const GRACE_MS = 10_000;

/** Runs a command, and ends it when it does not end by itself: first as Ctrl-C does, twice, then for good. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, limitMs }: CommandOptions,
): Promise<CommandRun> {
  const started = Date.now();
  const child = spawn(command, [...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
  let late = false;
  const timers = (["SIGINT", "SIGINT", "SIGKILL"] as const).map((signal, index) =>
    setTimeout(
      () => {
        late = true;
        child.kill(signal);
      },
      limitMs + index * GRACE_MS,
    ),
  );
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code: late ? undefined : (code ?? -1), ...text, seconds: (Date.now() - started) / 1_000 });
    });
  });
}
