import { type ChildProcess, spawn } from "node:child_process";
import { withDescendants } from "../util/descendants";

const running = new Set<ChildProcess>();

/**
 * Runs a command on this process's own terminal.
 *
 * @returns its exit code; 1 when it could not be started or was ended by a signal.
 */
export function runVisibly(
  command: string,
  args: readonly string[],
  {
    onOutput,
    ...options
  }: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** Hears what it writes to its standard output, which is shown all the same. */
    readonly onOutput?: (text: string) => void;
  },
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", onOutput ? "pipe" : "inherit", "inherit"] });
    running.add(child);
    child.stdout?.on("data", (data: Buffer) => {
      process.stdout.write(data);
      onOutput?.(data.toString());
    });
    child.on("error", (error) => {
      running.delete(child);
      console.error(error.message);
      resolve(1);
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/**
 * Passes a signal on to every command that runs and to what it has started, and waits for the commands' ends: turbo, for one,
 * is started by a script that passes nothing on.
 */
export async function stopRunning(signal: NodeJS.Signals): Promise<void> {
  const ends = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  const pids = [...running].flatMap(({ pid }) => pid ?? []);
  for (const pid of withDescendants(pids)) send(pid, signal);
  await Promise.all(ends);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}
