import type { Timed } from "./timed";

/** A run of a healthcheck has ended. */
export interface ProbeEvent extends Timed {
  readonly type: "probe";
  readonly service: string;
  /** The replica's. */
  readonly number: number;
  /** The container's id; absent in a simulation. */
  readonly container?: string;
  /** The engine's own run, or a gate's. */
  readonly by: "engine" | "gate";
  /** Milliseconds since the epoch, by the clock of whoever ran it; in a simulation from its beginning. */
  readonly startMs: number;
  readonly endMs: number;
  /** -1: it ran past its timeout, or could not be run. */
  readonly exitCode: number;
  /** Its first lines, cut. */
  readonly output: string;
}
