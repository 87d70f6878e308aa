import fc from "fast-check";
import { anyCheck, anyDialect, check } from "../testing/check";
import { bounds } from "./bounds";
import { CLASSIC_DIALECT, CURRENT_DIALECT, DIALECTS, type Dialect } from "./dialect";
import { dialectOf } from "./dialect-of";
import type { HealthState } from "./health-state";
import { initialState } from "./initial-state";
import { reduce } from "./reduce";

/** The moment of the verdict when every probe fails, the n-th taking the n-th share of the timeout. */
function unhealthyAt(begin: HealthState, shares: readonly number[]): number {
  let state = begin;
  for (let probe = 0; ; probe += 1) {
    const startMs = state.nextProbeMs ?? Number.NaN;
    const endMs = startMs + (shares[probe % shares.length] ?? 0) * state.check.timeoutMs;
    state = reduce(state, { kind: "probe", startMs, endMs, exitCode: 1, output: "" });
    if (state.status === "unhealthy") return endMs;
  }
}

const cases: [string, Parameters<typeof check>[0], Dialect, [number, number, number]][] = [
  ["the defaults", {}, CLASSIC_DIALECT, [30_000, 90_000, 180_000]],
  ["the tutorial's", { timeoutMs: 3_000 }, CLASSIC_DIALECT, [30_000, 90_000, 99_000]],
  [
    "a start period, old engine",
    { timeoutMs: 3_000, startPeriodMs: 40_000 },
    CLASSIC_DIALECT,
    [30_000, 120_000, 132_000],
  ],
  [
    "a start period, the newest engine",
    { timeoutMs: 3_000, startPeriodMs: 40_000 },
    CURRENT_DIALECT,
    [5_000, 100_000, 142_000],
  ],
  [
    "a start period that ends between two probes, a new engine",
    { retries: 1, timeoutMs: 1_000, startPeriodMs: 12_000 },
    dialectOf("28"),
    [5_000, 15_000, 43_000],
  ],
  [
    "the same, the newest engine",
    { retries: 1, timeoutMs: 1_000, startPeriodMs: 12_000 },
    CURRENT_DIALECT,
    [5_000, 12_000, 43_000],
  ],
  [
    "a start interval past the start period, a new engine",
    { retries: 1, intervalMs: 1_000, timeoutMs: 500, startPeriodMs: 2_000, startIntervalMs: 30_000 },
    dialectOf("28"),
    [30_000, 30_000, 30_500],
  ],
  [
    "the same, the newest engine",
    { retries: 1, intervalMs: 1_000, timeoutMs: 500, startPeriodMs: 2_000, startIntervalMs: 30_000 },
    CURRENT_DIALECT,
    [2_000, 2_000, 2_500],
  ],
  [
    "a start interval that nobody set, 26",
    { retries: 1, timeoutMs: 1_000, startPeriodMs: 12_000 },
    dialectOf("26"),
    [30_000, 30_000, 31_000],
  ],
  ["one retry", { intervalMs: 1_000, timeoutMs: 500, retries: 1 }, CURRENT_DIALECT, [1_000, 1_000, 1_500]],
];

describe("bounds", () => {
  test.each(cases)("%s", (_, values, dialect, [earliestHealthyMs, earliestUnhealthyMs, latestUnhealthyMs]) => {
    expect(bounds(check(values), dialect)).toEqual({
      earliestHealthyMs,
      earliestUnhealthyMs,
      latestUnhealthyMs,
      latestHealthyMs: latestUnhealthyMs,
    });
  });

  test("no run of the machine is unhealthy outside of them", () => {
    const shares = fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyCheck, anyDialect, shares, (any, dialect, durations) => {
        const { earliestUnhealthyMs, latestUnhealthyMs } = bounds(any, dialect);
        const at = unhealthyAt(initialState(any, dialect), durations);
        expect(at).toBeGreaterThanOrEqual(earliestUnhealthyMs - 1e-6);
        expect(at).toBeLessThanOrEqual(latestUnhealthyMs + 1e-6);
      }),
      { numRuns: 600 },
    );
  });

  test("without an engine they are right on each", () => {
    fc.assert(
      fc.property(anyCheck, (any) => {
        const each = DIALECTS.map((dialect) => bounds(any, dialect));
        expect(bounds(any)).toEqual({
          earliestHealthyMs: Math.min(...each.map((one) => one.earliestHealthyMs)),
          latestHealthyMs: Math.max(...each.map((one) => one.latestHealthyMs)),
          earliestUnhealthyMs: Math.min(...each.map((one) => one.earliestUnhealthyMs)),
          latestUnhealthyMs: Math.max(...each.map((one) => one.latestUnhealthyMs)),
        });
      }),
    );
  });

  test("they are tight: some run comes as close as can be to either end", () => {
    const small = fc.record(
      {
        intervalMs: fc.integer({ min: 1, max: 6 }),
        timeoutMs: fc.integer({ min: 1, max: 4 }),
        startPeriodMs: fc.integer({ min: 0, max: 9 }),
        startIntervalMs: fc.integer({ min: 1, max: 12 }),
        retries: fc.constant(1),
      },
      { requiredKeys: ["intervalMs", "timeoutMs", "startPeriodMs", "retries"] },
    );
    fc.assert(
      fc.property(small, anyDialect, (values, dialect) => {
        const any = check(values);
        const [first, last] = extremes(initialState(any, dialect));
        const { earliestUnhealthyMs, latestUnhealthyMs } = bounds(any, dialect);
        expect(first).toBeCloseTo(earliestUnhealthyMs, 1);
        // The bound is where a forgiven probe would begin exactly at the end of the start period: never reached.
        expect(latestUnhealthyMs - last).toBeLessThanOrEqual(0.05);
        expect(latestUnhealthyMs - last).toBeGreaterThanOrEqual(-1e-6);
      }),
      { numRuns: 150 },
    );
  });
});

/** Every way to take 0 to timeout for each forgiven probe, on a grid that also has points just before whole numbers. */
function extremes(begin: HealthState): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let states = new Map([[0, begin]]);
  while (states.size > 0) {
    const next = new Map<number, HealthState>();
    for (const state of states.values()) {
      const startMs = state.nextProbeMs ?? Number.NaN;
      for (let whole = 0; whole <= state.check.timeoutMs; whole += 1) {
        for (const endMs of [startMs + whole, Math.max(startMs, Math.ceil(startMs) + whole - 0.02)]) {
          if (endMs - startMs > state.check.timeoutMs + 1e-9) continue;
          const after = reduce(state, { kind: "probe", startMs, endMs, exitCode: 1, output: "" });
          if (after.status === "unhealthy") {
            first = Math.min(first, endMs);
            last = Math.max(last, endMs);
          } else next.set(Math.round((after.nextProbeMs ?? 0) * 100), { ...after, log: [] });
        }
      }
    }
    states = next;
  }
  return [first, last];
}
