import fc from "fast-check";
import { anyCheck, anyDialect, check } from "../testing/check";
import { initialState } from "./initial-state";
import { neverUnhealthyBefore } from "./never-unhealthy-before";
import { reduce } from "./reduce";

test.each([
  ["the defaults", {}, 90_000],
  ["one retry", { intervalMs: 1_000, retries: 1 }, 1_000],
  ["a success, then failures within the start period", { intervalMs: 1_000, startPeriodMs: 60_000 }, 4_000],
  ["failures alone, after a start period", { intervalMs: 10_000, startPeriodMs: 6_000, retries: 1 }, 6_000],
])("%s", (_, values, expected) => {
  expect(neverUnhealthyBefore(check(values))).toBe(expected);
});

test("no run of the machine is unhealthy before, whatever its probes say and however long they take", () => {
  const probes = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(anyCheck, anyDialect, probes, (any, dialect, said) => {
      let state = initialState(any, dialect);
      for (let round = 0; round < 60 && state.status !== "unhealthy"; round += 1) {
        const [exitCode = 1, share = 0] = said[round % said.length] ?? [];
        const startMs = state.nextProbeMs ?? Number.NaN;
        const endMs = startMs + share * any.timeoutMs;
        state = reduce(state, { kind: "probe", startMs, endMs, exitCode, output: "" });
        if (state.status === "unhealthy") expect(endMs).toBeGreaterThanOrEqual(neverUnhealthyBefore(any) - 1e-6);
      }
    }),
    { numRuns: 1_000 },
  );
});
