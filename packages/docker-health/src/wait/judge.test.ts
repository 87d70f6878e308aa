import type { Condition } from "@pulumi-compose/health-model";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { type Judgement, judge, type Terms } from "./judge";

type Row = [
  name: string,
  container: ReturnType<typeof aContainer>,
  condition: Condition,
  outcome: string,
  terms?: Partial<Terms>,
];

const HEALTHY = "service_healthy";
const STARTED = "service_started";
const COMPLETED = "service_completed_successfully";
const FAILED = aHealth("unhealthy", 3, aProbe(10, 1), aProbe(20, 1), aProbe(30, 1));
const exited = (exitCode: number) => ({ status: "exited", exitCode, finishedAt: "2026-01-01T00:01:00Z" }) as const;
const ALWAYS = { name: "always", retries: 0 } as const;
const THRICE = { name: "on-failure", retries: 3 } as const;

const say = (judgement: Judgement) => {
  if (judgement.kind === "fail") return judgement.reason;
  return judgement.kind === "suspect" ? `suspect ${judgement.of}` : judgement.kind;
};

test.each<Row>([
  ["starting", aContainer(), HEALTHY, "pending"],
  ["healthy", aContainer({ health: aHealth("healthy", 0, aProbe(10, 0)) }), HEALTHY, "open"],
  ["unhealthy", aContainer({ health: FAILED }), HEALTHY, "unhealthy"],
  ["unhealthy, kept waiting", aContainer({ health: FAILED }), HEALTHY, "pending", { onUnhealthy: "keep-waiting" }],
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
])("%s", (_, container, condition, outcome, terms = {}) => {
  expect(say(judge(container, { condition, onUnhealthy: "fail", ...terms }))).toBe(outcome);
});
