import type { Command } from "commander";
import { EXIT } from "./exit-codes";
import type { Io } from "./io";
import { processIo } from "./process-io";
import { reportFailure } from "./report-failure";

/**
 * Runs a command to its exit code and ends the process: after a cancelled deployment there may still be waits under way that
 * nobody waits for any more.
 */
export async function runCommand(action: (io: Io) => number | Promise<number>): Promise<void> {
  const code = await codeOf(action);
  process.exitCode = code;
  // What was written to a pipe is only on its way: the process must not end before it has arrived.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

/**
 * Runs the program around the commands.
 *
 * @param action given the arguments without the program and its script. @returns the exit code, where no command has ended with its own
 */
export async function runMain(action: (args: readonly string[], io: Io) => Promise<number | undefined>): Promise<void> {
  // Whoever reads the answer may stop (`| head`): what is under way goes on to its end, without anybody to tell.
  for (const output of [process.stdout, process.stderr]) {
    output.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const code = await codeOf((io) => action(process.argv.slice(2), io));
  if (code !== undefined) process.exitCode = code;
}

async function codeOf<Code>(action: (io: Io) => Code | Promise<Code>): Promise<Code | number> {
  const io = processIo();
  try {
    return await action(io);
  } catch (error) {
    return reportFailure(error, io);
  }
}

/** Mistakes on the command line end with an exit code of their own, so that a script can tell them from an answer. */
export function withExitCodes(command: Command): Command {
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.refused));
}
