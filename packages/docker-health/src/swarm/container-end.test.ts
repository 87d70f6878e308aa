import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerEvent } from "../shared/engine-client";
import { aContainer, aHealth, aProbe, STARTED } from "../testing/a-container";
import { containerEnd } from "./container-end";

const GRACE_MS = 10_000;
const at = (seconds: number) => new Date(Date.parse(STARTED) + seconds * 1_000).toISOString();

/** Ended with code 0 after so many seconds. A stopped container's health reads unhealthy, whatever it was. */
function ended(seconds: number, failingStreak: number, ...log: readonly (readonly [at: number, exitCode: number])[]) {
  return aContainer({
    state: { status: "exited", finishedAt: at(seconds) },
    healthcheck: { intervalMs: 1_000, retries: 3 },
    health: aHealth("unhealthy", failingStreak, ...log.map(([second, exitCode]) => aProbe(second, exitCode))),
  });
}

/** `12.5 kill` as the engine tells it. */
function events(...lines: readonly string[]): readonly ContainerEvent[] {
  return lines.map((line) => {
    const [seconds, action = ""] = line.split(/ (.*)/);
    const timeNano = String(BigInt(Date.parse(STARTED) + Number(seconds) * 1_000) * 1_000_000n);
    return { containerId: "c0ffee000000", containerName: "shop_job.1", action, timeNano };
  });
}

const killed = ["3.1 health_status: unhealthy", "3.1 kill", "3.2 die"];

interface Case {
  readonly container: ContainerSnapshot;
  readonly events?: readonly ContainerEvent[];
  readonly expected: ReturnType<typeof containerEnd>;
}

const itself = { kind: "by-itself" } as const;
const unhealthy = { kind: "unhealthy" } as const;
const untold = { kind: "unknown", why: "untold" } as const;

// As seen on an engine 20.10.24.
const cases: Record<string, Case> = {
  "it has no check": {
    container: aContainer({ healthcheck: null, state: { status: "exited", finishedAt: at(5) } }),
    expected: itself,
  },
  "its check has never failed": { container: ended(3.5, 0, [1, 0], [2, 0], [3, 0]), expected: itself },
  "its check was failing, but not often enough": { container: ended(2.6, 2, [1, 1], [2, 1]), expected: itself },
  "failures, but never that many in a row": {
    container: ended(4.5, 1, [1, 1], [2, 1], [3, 0], [4, 1]),
    expected: itself,
  },
  "many failures, all in the start period": {
    container: {
      ...ended(4.5, 0, [1, 1], [2, 1], [3, 1], [4, 1]),
      healthcheck: { ...ended(9, 0).healthcheck, startPeriodMs: 10_000 } as NonNullable<
        ContainerSnapshot["healthcheck"]
      >,
    },
    expected: itself,
  },
  "its check had failed: nobody has asked for events": {
    container: ended(3.2, 3, [1, 1], [2, 1], [3, 1]),
    expected: undefined,
  },
  "its check had failed, and it was asked to end": {
    container: ended(3.2, 3, [1, 1], [2, 1], [3, 1]),
    events: events("0 start", ...killed),
    expected: unhealthy,
  },
  "the same, but the engine has forgotten": {
    container: ended(3.2, 3, [1, 1], [2, 1], [3, 1]),
    events: [],
    expected: unhealthy,
  },
  "its check had failed, and it ended by itself before anybody asked it to": {
    container: ended(3.2, 3, [1, 1], [2, 1], [3, 1]),
    events: events("0 start", "3.1 health_status: unhealthy", "3.2 die"),
    expected: itself,
  },
  "it ended during a probe, which was killed with it and counted": {
    container: ended(3.1, 3, [1, 1], [2, 1], [3, 137]),
    events: events("0 start", "3.1 health_status: unhealthy", "3.1 die"),
    expected: itself,
  },
  "the same, but the engine has forgotten: it may have been the last straw": {
    container: ended(3.1, 3, [1, 1], [2, 1], [3, 137]),
    events: events("3.1 die"),
    expected: untold,
  },
  "unhealthy, and another probe was killed with it": {
    container: ended(4.1, 4, [1, 1], [2, 1], [3, 1], [4, 137]),
    events: [],
    expected: unhealthy,
  },
  "it took long to end, and its check passed meanwhile": {
    container: ended(6, 0, [1, 1], [2, 1], [3, 1], [4, 0], [5, 0]),
    events: events("0 start", ...killed.slice(0, 2), "4 health_status: healthy", "6 die"),
    expected: unhealthy,
  },
  "so long that no failed probe is left in the log": {
    container: ended(12, 0, [7, 0], [8, 0], [9, 0], [10, 0], [11, 0]),
    events: events("3.1 health_status: unhealthy", "3.1 kill", "4 health_status: healthy", "12 die"),
    expected: unhealthy,
  },
  "healthy to its end, and the engine remembers its life": {
    container: ended(12, 0, [7, 0], [8, 0], [9, 0], [10, 0], [11, 0]),
    events: events("0 start", "1 health_status: healthy", "12 die"),
    expected: itself,
  },
  "healthy to its end, and the engine remembers as much as matters": {
    container: ended(1_012, 0, [1_007, 0], [1_008, 0], [1_009, 0], [1_010, 0], [1_011, 0]),
    events: events("990 exec_die", "1012 die"),
    expected: itself,
  },
  "healthy as far as the log shows, and the engine has forgotten what was before": {
    container: ended(1_012, 0, [1_007, 0], [1_008, 0], [1_009, 0], [1_010, 0], [1_011, 0]),
    events: events("1005 exec_die", "1012 die"),
    expected: untold,
  },
  "its events are not there to the end": {
    container: ended(12, 0, [7, 0], [8, 0], [9, 0], [10, 0], [11, 0]),
    events: events("0 start", "1 health_status: healthy"),
    expected: untold,
  },
  "its log goes back further than a process may take to end": {
    container: ended(330, 0, [180, 0], [210, 0], [240, 0], [270, 0], [300, 0]),
    expected: itself,
  },
  "unhealthy long ago, and healthy since": {
    container: ended(330, 0, [90, 1], [120, 1], [150, 1], [180, 0]),
    expected: itself,
  },
  "stopped by hand while it was healthy": {
    container: ended(12, 0, [7, 0], [8, 0], [9, 0], [10, 0], [11, 0]),
    events: events("0 start", "1 health_status: healthy", "12 kill", "12 die"),
    expected: itself,
  },
  "started again by hand": {
    container: aContainer({ state: { status: "running" } }),
    expected: untold,
  },
};

test.each(Object.entries(cases))("%s", (_, { container, events, expected }) => {
  expect(containerEnd(container, GRACE_MS, events)).toEqual(expected);
});
