import { spawn } from "node:child_process";
import type { EventEmitter } from "node:events";
import { constants } from "node:os";
import { SetupError } from "../setup-error";

export const END_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export type EndSignal = (typeof END_SIGNALS)[number];

/** What a shell says of a process that a signal has ended. */
export function codeOfSignal(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where signals come from. Default: this process. */
  readonly signals?: EventEmitter;
  /** Whether there is a terminal, whose Ctrl-C reaches the command by itself. */
  readonly terminal?: boolean;
}

/**
 * Runs a command to its end, however it comes: it may have something to do on the engine before it ends, so a signal is handed on
 * and its end is waited for.
 *
 * @returns its exit code, or 128 and the number of the signal that ended it
 * @throws SetupError when it cannot be run
 */
export function runCommand(
  [file = "", ...args]: readonly string[],
  { env, signals = process, terminal = process.stdin.isTTY === true }: CommandOptions,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: "inherit", env });
    const handOn = (signal: EndSignal) => {
      if (signal !== "SIGINT" || !terminal) child.kill(signal);
    };
    for (const signal of END_SIGNALS) signals.on(signal, handOn);
    const over = () => {
      for (const signal of END_SIGNALS) signals.off(signal, handOn);
    };
    child.once("error", ({ message }) => {
      over();
      reject(new SetupError(message));
    });
    child.once("close", (code, signal) => {
      over();
      resolve(code ?? (signal === null ? 1 : codeOfSignal(signal)));
    });
  });
}
