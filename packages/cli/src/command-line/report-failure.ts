import { EXIT } from "../health/io/exit-code";
import type { Io } from "../health/io/io";
import { UsageError } from "../health/io/usage-error";
import { CannotDeploy } from "../up/cannot-deploy";

/** By name: `plan` and `advise` shall not load the engine's client only to know its errors. */
const ENGINE_ERRORS = new Set(["EngineError", "EndpointError"]);

/**
 * Tells of what ended a command, in one form for all: what is wrong, and what to do about it, without a stack.
 *
 * @returns the exit code
 */
export function reportFailure(error: unknown, { err }: Pick<Io, "err">): number {
  err.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof Error)) return EXIT.no;
  if (error instanceof UsageError || error instanceof CannotDeploy) {
    if (error.hint !== undefined) err.write(`  hint: ${error.hint}\n`);
    return EXIT.cannotAsk;
  }
  return ENGINE_ERRORS.has(error.name) ? EXIT.cannotAsk : EXIT.no;
}
