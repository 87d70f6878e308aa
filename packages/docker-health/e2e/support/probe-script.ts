import fc from "fast-check";
import type { Check } from "./bench";

/** What one probe does: end with a code, run past its timeout, or bring the container down. */
export type Outcome = number | "hang" | "crash";

export interface Scenario {
  readonly outcomes: readonly Outcome[];
  readonly check: Omit<Check, "test">;
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  outcomes: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Outcome>(0) },
      { weight: 5, arbitrary: fc.constantFrom<Outcome>(1, 2, 127) },
      { weight: 2, arbitrary: fc.constant<Outcome>("hang") },
      { weight: 1, arbitrary: fc.constant<Outcome>("crash") },
    ),
    { minLength: 4, maxLength: 6 },
  ),
  check: fc.record(
    {
      intervalMs: fc.constantFrom(800, 1_000, 1_300),
      timeoutMs: fc.constantFrom(500, 700),
      startPeriodMs: fc.constantFrom(0, 1_500, 2_600, 4_100, 6_200),
      // Shorter than the interval, longer, longer than the start period; or left to the engine.
      startIntervalMs: fc.constantFrom(400, 700, 1_900, 3_000, 5_500),
      retries: fc.constantFrom(1, 2, 3),
    },
    { requiredKeys: ["intervalMs", "timeoutMs", "startPeriodMs", "retries"] },
  ),
});

/** The test that plays the outcomes one after another, over restarts, and the last one from then on. */
export function testFor(outcomes: readonly Outcome[]): string {
  const arms = outcomes.map((outcome, n) => {
    const pattern = n === outcomes.length - 1 ? "*" : String(n);
    if (outcome === "hang") return `${pattern}) exec sleep 60;;`;
    if (outcome === "crash") return `${pattern}) touch /tmp/die; exec sleep 60;;`;
    return `${pattern}) echo probe $n; exit ${outcome};;`;
  });
  return `n=$(cat /tmp/n 2>/dev/null || echo 0); echo $((n+1)) > /tmp/n; case $n in ${arms.join(" ")} esac`;
}

/** The container's own process: ends when a probe says so. */
export const MAIN = "while [ ! -f /tmp/die ]; do sleep 0.1; done; rm /tmp/die; exit 1";
