import type { Command } from "commander";
import { EXIT } from "./exit-code";
import type { Io } from "./io";
import { processIo } from "./process-io";
import { UsageError } from "./usage-error";

const ENGINE_ERRORS = new Set(["EngineError", "EndpointError"]);

/** Runs a command to its exit code. What is wrong outside the compose file is told in one line, without a stack. */
export async function run(action: (io: Io) => Promise<number>): Promise<void> {
  const io = processIo();
  try {
    process.exitCode = await action(io);
  } catch (error) {
    if (!isExpected(error)) throw error;
    io.err.write(`error: ${error.message}\n`);
    if (error instanceof UsageError && error.hint !== undefined) io.err.write(`  hint: ${error.hint}\n`);
    process.exitCode = EXIT.cannotAsk;
  }
}

/** Mistakes on the command line end with an exit code of their own, so that a script can tell them from an answer. */
export function withExitCodes(command: Command): Command {
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.yes : EXIT.cannotAsk));
}

/** By name: `plan` and `advise` shall not load the engine's client only to know its errors. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && ENGINE_ERRORS.has(error.name));
}
