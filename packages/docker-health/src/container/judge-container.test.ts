import type { ContainerGoal } from "../shared/wait-types";
import { aContainer, aHealth, aProbe, STARTED as STARTED_AT } from "../testing/a-container";
import { judgeContainer, type Terms } from "./judge-container";

type Row = [
  name: string,
  container: ReturnType<typeof aContainer>,
  goal: ContainerGoal,
  outcome: string,
  terms?: Partial<Terms>,
];

const HEALTHY = "service_healthy";
const STARTED = "service_started";
const COMPLETED = "service_completed_successfully";
const UP = "up";
const FAILED = aHealth("unhealthy", 3, aProbe(10, 1), aProbe(20, 1), aProbe(30, 1));
const exited = (exitCode: number) => ({ status: "exited", exitCode, finishedAt: "2026-01-01T00:01:00Z" }) as const;
const dead = (exitCode: number) => ({ ...exited(exitCode), status: "dead" }) as const;
const NEVER = "0001-01-01T00:00:00Z";
const ALWAYS = { name: "always", retries: 0 } as const;
/** The engine's time so many seconds after the container's start. */
const ran = (seconds: number) => ({ engineMs: Date.parse(STARTED_AT) + seconds * 1_000 });
const plain = (state: Parameters<typeof aContainer>[0] = {}) => aContainer({ healthcheck: null, ...state });
const THRICE = { name: "on-failure", retries: 3 } as const;

const say = (judgement: ReturnType<typeof judgeContainer>) => {
  if (judgement.kind === "fail") return judgement.reason;
  if (judgement.kind === "pending") return judgement.despite ? `pending despite ${judgement.despite}` : "pending";
  return judgement.kind === "suspect" ? `suspect ${judgement.of}` : judgement.kind;
};

test.each<Row>([
  ["starting", aContainer(), HEALTHY, "pending"],
  ["healthy", aContainer({ health: aHealth("healthy", 0, aProbe(10, 0)) }), HEALTHY, "open"],
  ["unhealthy", aContainer({ health: FAILED }), HEALTHY, "unhealthy"],
  [
    "unhealthy, kept waiting",
    aContainer({ health: FAILED }),
    HEALTHY,
    "pending despite unhealthy",
    { onUnhealthy: "keep-waiting" },
  ],
  [
    "unhealthy as it was before, kept waiting",
    aContainer({ health: FAILED }),
    HEALTHY,
    "pending despite unhealthy",
    { onUnhealthy: "keep-waiting", pardoned: aProbe(30, 1).start },
  ],
  ["unhealthy as it was before", aContainer({ health: FAILED }), HEALTHY, "pending", { pardoned: aProbe(30, 1).start }],
  [
    "unhealthy by a newer probe",
    aContainer({ health: FAILED }),
    HEALTHY,
    "unhealthy",
    { pardoned: aProbe(20, 1).start },
  ],
  [
    "unhealthy because it was paused",
    aContainer({ health: aHealth("unhealthy", 0, aProbe(10, 0)) }),
    HEALTHY,
    "pending",
  ],
  [
    "a verdict from before the restart",
    aContainer({ health: FAILED, state: { startedAt: "2026-01-01T00:00:31Z" } }),
    HEALTHY,
    "suspect unhealthy 2026-01-01T00:00:31Z",
  ],
  [
    "healthy from before the restart",
    aContainer({ health: aHealth("healthy", 0, aProbe(10, 0)), state: { startedAt: "2026-01-01T00:00:31Z" } }),
    HEALTHY,
    "suspect healthy 2026-01-01T00:00:31Z",
  ],
  [
    "the same, still so after a while",
    aContainer({ health: aHealth("healthy", 0, aProbe(10, 0)), state: { startedAt: "2026-01-01T00:00:31Z" } }),
    HEALTHY,
    "open",
    { settled: "healthy 2026-01-01T00:00:31Z" },
  ],
  ["no healthcheck", aContainer({ healthcheck: null }), HEALTHY, "no-healthcheck"],
  ["not started yet", aContainer({ state: { status: "created" } }), HEALTHY, "pending"],
  ["could not start", aContainer({ state: { status: "created", error: "no such file" } }), HEALTHY, "exited"],
  [
    "paused while healthy",
    aContainer({ state: { status: "paused" }, health: aHealth("healthy", 0, aProbe(10, 0)) }),
    HEALTHY,
    "pending",
  ],
  ["being restarted", aContainer({ state: { status: "restarting", exitCode: 1 } }), HEALTHY, "pending"],
  ["dead", aContainer({ state: { status: "dead" } }), HEALTHY, "exited"],
  ["completed and being removed, at its end", plain({ state: dead(0) }), COMPLETED, "open"],
  ["started, through and being removed, at its end", plain({ state: dead(0) }), STARTED, "open"],
  ["up, through and being removed, at its end", plain({ state: dead(0) }), UP, "open"],
  ["removed before it was ever started", plain({ state: { ...dead(0), startedAt: NEVER } }), COMPLETED, "exited"],
  ["failed and being removed, at its end", plain({ state: dead(3) }), COMPLETED, "exited"],
  ["killed for memory and removed", plain({ state: { ...dead(137), oomKilled: true } }), COMPLETED, "out-of-memory"],
  ["removed against its policy", plain({ state: dead(1), restartPolicy: ALWAYS }), STARTED, "exited"],
  ["exited 0, wanted healthy", aContainer({ state: exited(0) }), HEALTHY, "exited"],
  ["exited 1", aContainer({ state: exited(1) }), HEALTHY, "exited"],
  ["killed for memory", aContainer({ state: { ...exited(137), oomKilled: true } }), HEALTHY, "out-of-memory"],
  [
    "stopped against its policy",
    aContainer({ state: exited(1), restartPolicy: ALWAYS }),
    HEALTHY,
    "suspect exited 2026-01-01T00:01:00Z",
  ],
  [
    "stopped for good",
    aContainer({ state: exited(1), restartPolicy: ALWAYS }),
    HEALTHY,
    "exited",
    { settled: "exited 2026-01-01T00:01:00Z" },
  ],
  [
    "retries used up",
    aContainer({ state: { ...exited(1), restartCount: 3 }, restartPolicy: THRICE }),
    HEALTHY,
    "exited",
  ],
  ["completed", aContainer({ state: exited(0) }), COMPLETED, "open"],
  ["completed, policy always", aContainer({ state: exited(0), restartPolicy: ALWAYS }), COMPLETED, "open"],
  ["failed", aContainer({ state: exited(3) }), COMPLETED, "exited"],
  [
    "failed, to be tried again",
    aContainer({ state: { status: "restarting", exitCode: 3 }, restartPolicy: THRICE }),
    COMPLETED,
    "pending",
  ],
  ["still at work", aContainer({ healthcheck: null }), COMPLETED, "pending"],
  ["started", aContainer({ healthcheck: null }), STARTED, "open"],
  ["started and through", aContainer({ state: exited(0) }), STARTED, "open"],
  ["started and failed", aContainer({ state: exited(1) }), STARTED, "exited"],
  ["to be started", aContainer({ state: { status: "created" } }), STARTED, "pending"],
  ["being removed", aContainer({ state: { status: "removing" } }), STARTED, "pending"],
  ["just started", plain(), UP, `suspect up ${STARTED_AT}`],
  ["started a second ago", plain(), UP, `suspect up ${STARTED_AT}`, ran(1)],
  ["still there a moment later", plain(), UP, "open", ran(3)],
  [
    "still there a moment later, and to run longer",
    plain(),
    UP,
    `suspect up ${STARTED_AT}`,
    { ...ran(4), upAfterMs: 5_000 },
  ],
  ["still there when it has run so long", plain(), UP, "open", { ...ran(5), upAfterMs: 5_000 }],
  [
    "still there when it has run for a second, which is all it is to run",
    plain(),
    UP,
    "open",
    { ...ran(1), upAfterMs: 1_000 },
  ],
  [
    "restarted by its policy, seconds ago, and to run for a second",
    plain({ state: { restartCount: 1 } }),
    UP,
    `suspect up ${STARTED_AT}`,
    { ...ran(9), upAfterMs: 1_000 },
  ],
  ["still there, where the engine's time is not known", plain(), UP, "open", { settled: `up ${STARTED_AT}` }],
  [
    "started anew since",
    plain({ state: { startedAt: "2026-01-01T00:00:02.000Z", restartCount: 1 } }),
    UP,
    "suspect up 2026-01-01T00:00:02.000Z",
    { settled: `up ${STARTED_AT}`, ...ran(6) },
  ],
  [
    "restarted by its policy, seconds ago",
    plain({ state: { restartCount: 1 } }),
    UP,
    `suspect up ${STARTED_AT}`,
    ran(9),
  ],
  ["restarted by its policy, long ago", plain({ state: { restartCount: 1 } }), UP, "open", ran(10)],
  ["an engine's clock behind itself", plain(), UP, `suspect up ${STARTED_AT}`, ran(-3_600)],
  ["not started yet", plain({ state: { status: "created" } }), UP, "pending"],
  ["could not start", plain({ state: { status: "created", error: "no such file" } }), UP, "exited"],
  ["being restarted", plain({ state: { status: "restarting", exitCode: 3 } }), UP, "pending", ran(60)],
  ["paused", plain({ state: { status: "paused" } }), UP, "pending", ran(60)],
  ["ended with 0", plain({ state: exited(0) }), UP, "open"],
  ["ended with 0, restarted on failure only", plain({ state: exited(0), restartPolicy: THRICE }), UP, "open"],
  [
    "ended with 0 although it should run",
    plain({ state: exited(0), restartPolicy: ALWAYS }),
    UP,
    "suspect exited 2026-01-01T00:01:00Z",
  ],
  [
    "stopped for good although it should run",
    plain({ state: exited(0), restartPolicy: ALWAYS }),
    UP,
    "exited",
    { settled: "exited 2026-01-01T00:01:00Z" },
  ],
  ["ended with 3", plain({ state: exited(3) }), UP, "exited"],
  ["killed for memory", plain({ state: { ...exited(137), oomKilled: true } }), UP, "out-of-memory"],
  ["its policy has given up", plain({ state: { ...exited(3), restartCount: 3 }, restartPolicy: THRICE }), UP, "exited"],
])("%s", (_, container, goal, outcome, terms = {}) => {
  expect(say(judgeContainer(container, { goal, onUnhealthy: "fail", ...terms }))).toBe(outcome);
});

test.each([
  ["the moment counts from the start", 0, ran(1), 2_000],
  ["a longer one after a restart", 2, ran(1), 9_000],
  ["all of it, where the engine's time is not known", 0, {}, 3_000],
])("%s", (_, restartCount, terms, settleMs) => {
  const judgement = judgeContainer(plain({ state: { restartCount } }), { goal: UP, onUnhealthy: "fail", ...terms });
  expect(judgement).toMatchObject({ kind: "suspect", settleMs });
});
