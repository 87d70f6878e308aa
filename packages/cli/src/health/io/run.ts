import type { Command } from "commander";
import { reportFailure } from "../../command-line/report-failure";
import { EXIT } from "./exit-code";
import type { Io } from "./io";
import { processIo } from "./process-io";

/** Runs a command to its exit code. */
export async function run(action: (io: Io) => Promise<number>): Promise<void> {
  const io = processIo();
  try {
    process.exitCode = await action(io);
  } catch (error) {
    process.exitCode = reportFailure(error, io);
  }
}

/** Mistakes on the command line end with an exit code of their own, so that a script can tell them from an answer. */
export function withExitCodes(command: Command): Command {
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.yes : EXIT.cannotAsk));
}
