import type { Rules } from "./rules";
import type { WaitKind } from "./wait-kind";
import type { WaitState } from "./wait-state";

/** What a wait knows when it begins. */
export function beginWait<K extends WaitKind>({ memory, deadlineMs }: Rules<K>, nowMs: number): WaitState<K> {
  return {
    beganMs: nowMs,
    deadlineMs,
    look: undefined,
    memory,
    suspicion: undefined,
    settled: undefined,
    blindSinceMs: undefined,
    wasBlind: false,
    told: undefined,
    outcome: undefined,
  };
}
