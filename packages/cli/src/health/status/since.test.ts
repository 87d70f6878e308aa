import { aContainer, aHealth, aProbe, STARTED } from "../../../../docker-health/src/testing/a-container";
import { sinceOf } from "./since";

const CHECK = { intervalMs: 10_000, retries: 3 };
const fails = (from: number, count: number) => Array.from({ length: count }, (_, i) => aProbe(from + i * 10, 1));
const passes = (from: number, count: number) => Array.from({ length: count }, (_, i) => aProbe(from + i * 10, 0));

test.each([
  ["starting: since its start", aHealth("starting", 1, aProbe(10, 1)), 0, false],
  ["healthy with its first probe", aHealth("healthy", 0, ...passes(10, 2)), 10.05, false],
  ["healthy after failures", aHealth("healthy", 0, ...fails(10, 2), ...passes(30, 3)), 30.05, false],
  ["healthy for longer than the log remembers", aHealth("healthy", 0, ...passes(100, 5)), 100.05, true],
  ["unhealthy with the third failure", aHealth("unhealthy", 3, ...fails(10, 3)), 30.05, false],
  ["unhealthy for a while", aHealth("unhealthy", 5, ...fails(10, 5)), 30.05, false],
  ["unhealthy for longer than the log remembers", aHealth("unhealthy", 9, ...fails(50, 5)), 30.05, true],
  ["healthy by a probe of before its last start", aHealth("healthy", 0, aProbe(-10, 0)), 0, true],
])("%s", (_, health, seconds, atLeast) => {
  const since = sinceOf(aContainer({ health, healthcheck: CHECK }));
  expect(since).toEqual({ ms: Date.parse(STARTED) + seconds * 1_000, atLeast });
});

test("unhealthy without failures, as after a pause: nobody knows", () => {
  expect(sinceOf(aContainer({ health: aHealth("unhealthy", 1, aProbe(10, 1)), healthcheck: CHECK }))).toBeUndefined();
});

test("without a check since its start, ended since its end, never started since never", () => {
  const ended = "2026-01-01T00:05:00Z";
  expect(sinceOf(aContainer({ healthcheck: null }))?.ms).toBe(Date.parse(STARTED));
  expect(sinceOf(aContainer({ state: { status: "exited", finishedAt: ended } }))?.ms).toBe(Date.parse(ended));
  const created = { status: "created", startedAt: "0001-01-01T00:00:00Z" } as const;
  expect(sinceOf(aContainer({ state: created, healthcheck: null }))).toBeUndefined();
});
