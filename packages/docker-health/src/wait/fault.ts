import { EngineError } from "../shared/engine-error";

/** Why nobody could look. */
export interface Fault {
  readonly kind: EngineError["kind"];
  /** In the engine's or the network's own words. */
  readonly detail: string;
}

export function faultOf(error: unknown): Fault {
  return {
    kind: error instanceof EngineError ? error.kind : "unreachable",
    detail: error instanceof Error ? error.message : String(error),
  };
}
