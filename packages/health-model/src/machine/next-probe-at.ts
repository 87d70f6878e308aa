import type { HealthState } from "./health-state";

/** When the next probe begins, on the caller's clock in milliseconds; undefined while the container is stopped or paused. */
export function nextProbeAt(state: HealthState): number | undefined {
  return state.nextProbeMs;
}
