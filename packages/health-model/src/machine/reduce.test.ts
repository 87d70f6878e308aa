import { check } from "../testing/check";
import { CLASSIC_DIALECT, CURRENT_DIALECT } from "./dialect";
import { dialectOf } from "./dialect-of";
import type { HealthEvent, ProbeOutcome } from "./health-event";
import type { HealthState } from "./health-state";
import { initialState } from "./initial-state";
import { nextProbeAt } from "./next-probe-at";
import { reduce } from "./reduce";

const OK: ProbeOutcome = { exitCode: 0, output: "pong" };
const FAIL: ProbeOutcome = { exitCode: 1, output: "refused" };

/** Runs one probe at the moment the engine would. */
function probe(state: HealthState, outcome: ProbeOutcome, durationMs = 100): HealthState {
  const startMs = nextProbeAt(state) ?? Number.NaN;
  return reduce(state, { kind: "probe", startMs, endMs: startMs + durationMs, ...outcome });
}

const run = (state: HealthState, outcomes: readonly ProbeOutcome[]) =>
  outcomes.reduce((s, one) => probe(s, one), state);
const short = ({ status, failingStreak }: HealthState) => `${status} ${failingStreak}`;

describe("the engine's monitor", () => {
  test("begins in starting, with the first probe one interval after the start", () => {
    const state = initialState(check({ intervalMs: 10_000 }), CLASSIC_DIALECT, 500);
    expect(short(state)).toBe("starting 0");
    expect(nextProbeAt(state)).toBe(10_500);
  });

  test("counts the interval from the end of the last probe", () => {
    const state = probe(initialState(check({ intervalMs: 10_000 }), CLASSIC_DIALECT), OK, 2_500);
    expect(nextProbeAt(state)).toBe(22_500);
  });

  test("counts it from when the process was gone, where that was later", () => {
    const state = initialState(check({ intervalMs: 10_000, timeoutMs: 1_000 }), CLASSIC_DIALECT);
    const event: HealthEvent = { kind: "probe", startMs: 10_000, endMs: 11_000, goneMs: 11_700, timeout: true };
    expect(nextProbeAt(reduce(state, event))).toBe(21_700);
  });

  const verdicts: [string, readonly ProbeOutcome[], string][] = [
    ["a success makes healthy", [OK], "healthy 0"],
    ["a failure counts", [FAIL], "starting 1"],
    ["one short of retries", [FAIL, FAIL], "starting 2"],
    ["retries failures make unhealthy", [FAIL, FAIL, FAIL], "unhealthy 3"],
    ["and it counts on", [FAIL, FAIL, FAIL, FAIL], "unhealthy 4"],
    ["a success in between starts the count anew", [FAIL, FAIL, OK, FAIL], "healthy 1"],
    ["healthy stays so until the streak is full", [OK, FAIL, FAIL], "healthy 2"],
    ["healthy turns unhealthy", [OK, FAIL, FAIL, FAIL], "unhealthy 3"],
    ["unhealthy heals by one success", [FAIL, FAIL, FAIL, OK], "healthy 0"],
    ["exit code 2, which is reserved, is a failure", [{ exitCode: 2, output: "" }], "starting 1"],
    ["a probe that cannot be run is a failure", [{ exitCode: -1, output: "exec failed" }], "starting 1"],
    ["a probe that runs out of time is a failure", [{ timeout: true }], "starting 1"],
  ];
  test.each(verdicts)("%s", (_, outcomes, expected) => {
    const { test: command, intervalMs, ...rest } = check();
    const state = initialState({ test: command, intervalMs, ...rest }, CLASSIC_DIALECT);
    expect(short(run(state, outcomes))).toBe(expected);
  });

  describe("in the start period", () => {
    const values = { intervalMs: 10_000, startPeriodMs: 25_000, startIntervalMs: 2_000, retries: 1 };

    test("failures do not count, by when the probe began", () => {
      let state = initialState(check(values), CLASSIC_DIALECT);
      state = probe(state, FAIL); // begins at 10 s
      state = probe(state, FAIL, 9_000); // begins at 20.1 s, ends after the period
      expect(short(state)).toBe("starting 0");
      expect(short(probe(state, FAIL))).toBe("unhealthy 1");
    });

    test("failures count once it has been healthy", () => {
      expect(short(run(initialState(check(values), CLASSIC_DIALECT), [OK, FAIL]))).toBe("unhealthy 1");
    });

    test("a new engine probes by the start interval until the first success", () => {
      let state = initialState(check(values), CURRENT_DIALECT);
      expect(nextProbeAt(state)).toBe(2_000);
      state = probe(state, FAIL);
      expect(nextProbeAt(state)).toBe(4_100);
      expect(nextProbeAt(probe(state, OK))).toBe(14_200);
    });

    test("a new engine looks at the end of a probe whether the period is over", () => {
      const state = initialState(check({ ...values, startPeriodMs: 2_050 }), dialectOf("28"));
      expect(nextProbeAt(probe(state, FAIL, 20))).toBe(4_020);
      expect(nextProbeAt(probe(state, FAIL, 50))).toBe(12_050);
    });

    test("the newest engine probes at the period's end, and that probe counts", () => {
      let state = probe(initialState(check({ ...values, startPeriodMs: 2_050 }), CURRENT_DIALECT), FAIL, 20);
      expect([short(state), nextProbeAt(state)]).toEqual(["starting 0", 2_050]);
      state = probe(state, FAIL, 20);
      expect([short(state), nextProbeAt(state)]).toEqual(["unhealthy 1", 12_070]);
    });

    test("a restart on a clock of any size begins its period anew, to the last fraction", () => {
      // What a probe at a period's end is taken for must not hang on how a sum is rounded.
      for (let ms = 0; ms < 500; ms += 1) {
        const startedMs = 1_790_000_000_000.1 + ms * 0.37;
        const state = initialState(check({ ...values, startPeriodMs: 1_234.567 }), CURRENT_DIALECT, startedMs);
        expect(short(probe(state, FAIL))).toBe("unhealthy 1");
      }
    });

    test("an old engine does not know the start interval", () => {
      expect(nextProbeAt(initialState(check(values), CLASSIC_DIALECT))).toBe(10_000);
    });

    test("without a start period no engine uses the start interval", () => {
      expect(nextProbeAt(initialState(check({ ...values, startPeriodMs: 0 }), CURRENT_DIALECT))).toBe(10_000);
    });
  });

  describe("when every probe fails at once, engines probe at", () => {
    const late = { retries: 1, intervalMs: 30_000, startPeriodMs: 12_000 };
    const beyond = { retries: 1, intervalMs: 1_000, startPeriodMs: 2_000, startIntervalMs: 30_000 };
    const within = { retries: 2, intervalMs: 4_000, startPeriodMs: 5_000, startIntervalMs: 2_000 };
    // Until the verdict, which is the last.
    test.each<[string, Parameters<typeof check>[0], readonly number[]]>([
      ["20.10", late, [30_000]],
      ["24", late, [30_000]],
      ["25", late, [30_000]],
      ["26.1.5", late, [30_000]],
      ["27", late, [5_000, 10_000, 15_000]],
      ["28.5.2", late, [5_000, 10_000, 15_000]],
      ["29.7.1", late, [5_000, 10_000, 15_000]],
      ["29.7.2", late, [5_000, 10_000, 12_000]],
      ["20.10", beyond, [1_000, 2_000]],
      ["25", beyond, [30_000]],
      ["28", beyond, [30_000]],
      ["29", beyond, [2_000]],
      ["20.10", within, [4_000, 8_000, 12_000]],
      ["25", within, [2_000, 4_000, 6_000, 10_000]],
      ["28", within, [2_000, 4_000, 6_000, 10_000]],
      ["29", within, [2_000, 4_000, 5_000, 9_000]],
    ])("%s, %j", (version, values, moments) => {
      const seen: number[] = [];
      let state = initialState(check(values), dialectOf(version));
      while (state.status === "starting") {
        seen.push(nextProbeAt(state) ?? Number.NaN);
        state = probe(state, FAIL, 0);
      }
      expect(seen).toEqual(moments);
    });
  });

  describe("the log", () => {
    const state = initialState(check({ timeoutMs: 3_000 }), CLASSIC_DIALECT);
    const newest = (s: HealthState) => s.log.at(-1);

    test("keeps the newest five", () => {
      const codes = [1, 2, 3, 4, 5, 6, 7];
      const full = run(
        state,
        codes.map((exitCode) => ({ exitCode, output: "" })),
      );
      expect(full.log.map(({ exitCode }) => exitCode)).toEqual([3, 4, 5, 6, 7]);
    });

    test("has the engine's text for a probe that ran out of time", () => {
      const event: HealthEvent = { kind: "probe", startMs: 30_000, endMs: 33_000, timeout: true, output: "half" };
      expect(newest(reduce(state, event))).toMatchObject({
        exitCode: -1,
        output: "Health check exceeded timeout (3s)",
      });
      expect(newest(reduce({ ...state, dialect: CURRENT_DIALECT }, event))).toMatchObject({
        output: "Health check exceeded timeout (3s): half",
      });
    });

    test("keeps the first 4096 bytes of an output", () => {
      const cut = newest(probe(state, { exitCode: 1, output: "ä".repeat(5_000_000) }))?.output;
      expect(cut).toBe(`${"ä".repeat(2_048)}...`);
      expect(newest(probe(state, { exitCode: 1, output: "x".repeat(4_096) }))?.output).toHaveLength(4_096);
    });
  });

  describe("a container that", () => {
    const unhealthy = run(initialState(check({ intervalMs: 1_000 }), CLASSIC_DIALECT), [FAIL, FAIL, FAIL]);

    test("restarts begins anew but keeps its log", () => {
      const state = reduce(unhealthy, { kind: "start", atMs: 60_000 });
      expect(short(state)).toBe("starting 0");
      expect(nextProbeAt(state)).toBe(61_000);
      expect(state.log).toHaveLength(3);
    });

    test("is watched only later counts its first pause from there, and its start period from its start", () => {
      const slow = check({ intervalMs: 1_000, startPeriodMs: 4_000, startIntervalMs: 2_000 });
      const start = { kind: "start", atMs: 60_000, watchedMs: 61_500 } as const;
      const first = (version: string, values = slow) =>
        nextProbeAt(reduce(initialState(values, dialectOf(version)), start));
      expect([first("20.10"), first("28"), first("29")]).toEqual([62_500, 63_500, 63_500]);
      expect(first("29", { ...slow, startIntervalMs: 9_000 })).toBe(64_000);
      expect(first("29", { ...slow, startPeriodMs: 1_000 })).toBe(62_500);
      expect(nextProbeAt(initialState(slow, CURRENT_DIALECT, 60_000, 61_500))).toBe(63_500);
    });

    test("stops shows as unhealthy, and late probes do not count", () => {
      const stopped = reduce(run(unhealthy, [OK]), { kind: "stop", atMs: 60_000 });
      expect(short(stopped)).toBe("unhealthy 0");
      expect(nextProbeAt(stopped)).toBeUndefined();
      expect(reduce(stopped, { kind: "probe", startMs: 59_900, endMs: 60_100, ...OK })).toBe(stopped);
    });

    test("is paused shows as unhealthy, keeps its streak, and heals after", () => {
      const paused = reduce(run(unhealthy, [OK, FAIL]), { kind: "pause", atMs: 60_000 });
      expect(short(paused)).toBe("unhealthy 1");
      const resumed = reduce(paused, { kind: "unpause", atMs: 70_000 });
      expect(nextProbeAt(resumed)).toBe(71_000);
      expect(short(probe(resumed, OK))).toBe("healthy 0");
    });
  });
});
