import { EXIT } from "./exit-codes";
import type { Io } from "./io";
import { Refused } from "./refused";
import { withHint } from "./with-hint";

/** By name: `plan` and `advise` shall not load the engine's client only to know its errors. */
const ENGINE_ERRORS = new Set(["EngineError", "EndpointError", "ClusterError"]);

/**
 * Tells of what ended a command, in one form for all: what is wrong, and what to do about it, without a stack.
 *
 * @returns the exit code
 */
export function reportFailure(error: unknown, { err }: Pick<Io, "err">): number {
  const message = error instanceof Error ? error.message : String(error);
  err.write(`error: ${withHint(message, error instanceof Refused ? error.hint : undefined)}\n`);
  const isRefused = error instanceof Refused || (error instanceof Error && ENGINE_ERRORS.has(error.name));
  return isRefused ? EXIT.refused : EXIT.failed;
}
