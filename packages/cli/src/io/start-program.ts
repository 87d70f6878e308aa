import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Runs a program to its end in the place of this one. @returns its exit code */
export function startProgram(program: string, args: readonly string[], input: string | undefined): Promise<number> {
  const child = spawn(program, [...args], { stdio: [input === undefined ? "inherit" : "pipe", "inherit", "inherit"] });
  // Who stops reading has read enough.
  child.stdin?.on("error", () => undefined).end(input);
  // A terminal's Ctrl-C reaches both; this one ends when the other has.
  const stay = () => undefined;
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGINT", stay).on("SIGTERM", pass).on("SIGHUP", pass);
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => process.off("SIGINT", stay).off("SIGTERM", pass).off("SIGHUP", pass));
}
