import { spawn } from "node:child_process";

/** A process that ran, and how long it ran on after a failed gate was told. */
export interface TimedRun {
  /** -1: it did not end. */
  readonly code: number;
  readonly text: string;
  /** Seconds from the first report of a failed gate to the end of the process; absent where there was none. */
  readonly secondsAfterVerdict?: number;
}

export interface ProcessToTime {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** No gate of these tests takes longer: what still runs by then waits for nothing. */
const LONGEST_MS = 90_000;
const REPORT = /gate\/[a-z-]+: /;

/** Runs a process to its end, or ends it when it has none of its own. */
export function timedRun({ command, args, folder, env }: ProcessToTime): Promise<TimedRun> {
  const child = spawn(command, [...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let verdictAt: number | undefined;
  const hear = (chunk: unknown) => {
    text += String(chunk);
    if (verdictAt === undefined && REPORT.test(text)) verdictAt = Date.now();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(tooLong);
      const seconds = verdictAt === undefined ? undefined : (Date.now() - verdictAt) / 1000;
      resolve({ code: code ?? -1, text, ...(seconds !== undefined && { secondsAfterVerdict: seconds }) });
    });
  });
}
