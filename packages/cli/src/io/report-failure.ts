import { EXIT } from "./exit-codes";
import type { Io } from "./io";
import { Refused } from "./refused";

/** By name: `plan` and `advise` shall not load the engine's client only to know its errors. */
const ENGINE_ERRORS = new Set(["EngineError", "EndpointError"]);

/**
 * Tells of what ended a command, in one form for all: what is wrong, and what to do about it, without a stack.
 *
 * @returns the exit code
 */
export function reportFailure(error: unknown, { err }: Pick<Io, "err">): number {
  err.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Refused && error.hint !== undefined) err.write(`  hint: ${error.hint}\n`);
  const isRefused = error instanceof Refused || (error instanceof Error && ENGINE_ERRORS.has(error.name));
  return isRefused ? EXIT.refused : EXIT.failed;
}
