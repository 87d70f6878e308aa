import type { Outcome } from "./outcome";
import type { WaitKind } from "./wait-kind";

/** All that a wait knows at one moment. Times are a clock's that never jumps, in milliseconds. */
export interface WaitState<K extends WaitKind> {
  readonly beganMs: number;
  /** From the beginning on. Undefined: not given, and the first look has not been taken. */
  readonly deadlineMs: number | undefined;
  /** The newest look. */
  readonly look: K["look"] | undefined;
  readonly memory: K["memory"];
  /** What looks like a verdict, and has to last. */
  readonly suspicion: string | undefined;
  /** The suspicion that has lasted long enough. */
  readonly settled: string | undefined;
  /** Since when nobody could look. */
  readonly blindSinceMs: number | undefined;
  /** Whether anybody could not look at any time. */
  readonly wasBlind: boolean;
  /** What was told last. */
  readonly told: string | undefined;
  /** Once there is one, nothing changes any more. */
  readonly outcome: Outcome<K> | undefined;
}
