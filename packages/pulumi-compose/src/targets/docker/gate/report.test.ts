import type { WaitFailure } from "@pulumi-compose/docker-health";
import { heldUpOf } from "../../../gates/held-up";
import type { ContainerGateSubject } from "./container-gate";
import { reportFailure } from "./report";

const subject: ContainerGateSubject = {
  service: "db",
  condition: "service_healthy",
  deadlineMs: undefined,
  probe: "hybrid",
  onUnhealthy: "fail",
  place: "compose.yaml:17:7",
  checkPlace: "compose.yaml:7:5",
  heldUp: ["web", "worker"],
  project: "shop",
  redact: [],
};
const heldUp = { notStarted: ["web", "worker"], left: [] };

function failure(change: Partial<WaitFailure>, evidence: Partial<WaitFailure["evidence"]> = {}): WaitFailure {
  return {
    ok: false,
    condition: "service_healthy",
    reason: "unhealthy",
    afterMs: 2_000,
    evidence: {
      container: { id: "c0ffee", name: "shop-db-1", image: "postgres:16" },
      probes: [{ start: "2026-01-01T00:00:00Z", durationMs: 20, exitCode: 1, output: "no response", by: "engine" }],
      logTail: ["starting up"],
      hints: [],
      waitedMs: 2_000,
      deadlineMs: 30_000,
      ...evidence,
    },
    ...change,
  };
}

test.each([
  ["not-found", true],
  ["removed", true],
  ["exited", false],
] as const)("%s: says how to bring the state up to date where that helps", (reason, helps) => {
  expect(reportFailure(subject, failure({ reason }), heldUp).full.includes("pulumi up --refresh")).toBe(helps);
});

test("says what, the evidence, where, and who was not started", () => {
  const health = { status: "unhealthy", failingStreak: 3, retries: 3 } as const;
  const text = reportFailure(subject, failure({}, { health }), heldUp).full;
  expect(text.split("\n")[0]).toBe(
    'gate/unhealthy: service "db" is unhealthy (3 of 3 probes failed in a row) after 2 s',
  );
  expect(text.match(/is unhealthy/g)).toHaveLength(1);
  expect(text).toContain("no response");
  expect(text).toContain("starting up");
  expect(text.split("\n").slice(-3)).toEqual([
    "  at compose.yaml:17:7",
    "  healthcheck at compose.yaml:7:5",
    "  not started because of it: web, worker",
  ]);
});

test("one probe that may fail", () => {
  const health = { status: "unhealthy", failingStreak: 1, retries: 1 } as const;
  expect(reportFailure(subject, failure({}, { health }), heldUp).summary).toContain(
    'service "db" is unhealthy (its probe failed) after 2 s;',
  );
});

const state = {
  status: "exited",
  exitCode: 7,
  oomKilled: false,
  error: "",
  startedAt: "",
  finishedAt: "",
  restartCount: 0,
} as const;

test.each([
  [failure({ reason: "exited" }, { state }), 'service "db" exited with code 7 before it was healthy, after 2 s'],
  [
    failure({ reason: "exited" }, { state: { ...state, status: "created", exitCode: 127 } }),
    'service "db" could not be started',
  ],
  [failure({ reason: "deadline" }), 'service "db" did not become healthy within 30 s (never seen)'],
  [failure({ reason: "out-of-memory" }), 'service "db" was killed because it ran out of memory, after 2 s'],
  [failure({ reason: "no-healthcheck" }), 'service "db" has no healthcheck, so it can never be healthy'],
])("in one line: %#", (result, says) => {
  expect(reportFailure(subject, result, heldUp).summary).toBe(`${says}; not started: web, worker`);
});

test("a one-shot is expected to end with 0", () => {
  const completed = { ...subject, condition: "service_completed_successfully" as const };
  const { condition } = completed;
  expect(reportFailure(completed, failure({ reason: "exited", condition }, { state }), heldUp).summary).toContain(
    "exited with code 7 instead of 0, after 2 s",
  );
});

test.each([
  [
    failure({ reason: "exited", condition: "up" }, { state }),
    'service "db" exited with code 7 instead of staying up, after 2 s',
  ],
  [failure({ reason: "exited" }, { state }), 'service "db" exited with code 7 before it was healthy, after 2 s'],
  [
    failure({ reason: "deadline", condition: "up" }),
    'service "db" did not come up and stay up within 30 s (never seen)',
  ],
])("what was to be ready is told by what it was waited for: %#", (result, says) => {
  expect(reportFailure(subject, result, heldUpOf([], new Set())).summary).toBe(says);
});

test("a gate that kept waiting says at its deadline that the check had said unhealthy", () => {
  const kept = failure({ reason: "deadline" }, { unhealthyAfterMs: 6_000 });
  expect(reportFailure(subject, kept, heldUp).full).toMatch(
    /^gate\/deadline: .* within 30 s: its check said unhealthy after 6 s, and the wait was told to go on$/m,
  );
  expect(reportFailure(subject, kept, heldUp).full).toContain(
    "another one (`x-pulumi-compose: { deadline: 5m }`) gives it longer",
  );
  expect(reportFailure({ ...subject, deadlineMs: 30_000 }, kept, heldUp).full).not.toContain("gives it longer");
});

test("a job is called one", () => {
  const { full, summary } = reportFailure({ ...subject, kind: "job" }, failure({}), heldUp);
  for (const text of [full, summary]) expect(text).toContain('job "db" is unhealthy');
});
