import fc from "fast-check";
import { aService, aTask } from "../testing/a-service";
import { type Happening, playWait } from "../testing/play-wait";
import type { WaitEvent } from "../wait/wait-event";
import { reachedOf } from "./judge-service";
import type { ServiceKind } from "./service-kind";
import { serviceRules } from "./service-rules";
import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot, TaskState, UpdateState } from "./swarm-snapshot";

type Event = WaitEvent<ServiceKind>;

const DEADLINE_MS = 20_000;
const LOOK_EVERY_MS = 400;

function seen(goal: ServiceGoal, states: readonly TaskState[], parts: Partial<ServiceSnapshot> = {}): Event {
  const tasks = states.map((state, index) => aTask({ id: `t${index}`, slot: index + 1, state }));
  const look = { service: aService({ replicas: states.length, ...parts }), tasks, ends: new Map() };
  return { kind: "seen", look: { look, terms: { goal, pardoned: new Set(), fresh: false, hasCheck: true } } };
}

/** A look every so often, as long as anybody could want one. */
function looks(show: (atMs: number) => Event, untilMs: number): readonly Happening<ServiceKind>[] {
  return Array.from({ length: Math.ceil(untilMs / LOOK_EVERY_MS) }, (_, index) => {
    return { atMs: index * LOOK_EVERY_MS, event: show(index * LOOK_EVERY_MS) };
  });
}

function endOf(show: (atMs: number) => Event, untilMs = 700_000) {
  const rules = serviceRules("service_healthy", { deadlineMs: DEADLINE_MS });
  const last = playWait(rules, looks(show, untilMs), untilMs).find(({ state }) => state.outcome);
  const outcome = last?.state.outcome;
  return outcome && [last.atMs, outcome.ok ? outcome.by : outcome.reason];
}

test.each<[string, (atMs: number) => Event, readonly (number | string)[]]>([
  ["nothing comes of it", () => seen("service_healthy", ["starting"]), [20_000, "deadline"]],
  [
    "the time in which an image is fetched does not count",
    (atMs) => seen("service_healthy", [atMs < 8_000 ? "preparing" : "starting"]),
    [27_600, "deadline"],
  ],
  ["but for ten minutes at most", () => seen("service_healthy", ["preparing"]), [620_000, "deadline"]],
  [
    "a rollback is seen to its end, for as long again",
    () => seen("service_healthy", ["starting"], { update: { state: "rollback_started", message: "" } }),
    [40_000, "deadline"],
  ],
  ["open later", (atMs) => seen("service_healthy", [atMs < 900 ? "starting" : "running"]), [1_200, "swarm"]],
  [
    "no manager",
    () => ({ kind: "blind", fault: { kind: "slow", detail: "not a swarm manager" } }),
    [0, "not-a-manager"],
  ],
  [
    "a manager that goes away is given a minute, whatever the deadline",
    (atMs) =>
      atMs < 400
        ? seen("service_healthy", ["starting"])
        : { kind: "blind", fault: { kind: "unreachable", detail: "gone" } },
    [60_400, "engine-unreachable"],
  ],
])("%s", (_, show, expected) => {
  expect(endOf(show)).toEqual(expected);
});

test.each<[string, Partial<ServiceSnapshot>, number]>([
  ["a new service has as long as one task may take", {}, 8_000],
  ["an update so long for each, with what is to end before", { isNew: false }, 41_200],
])("nobody waits for it, and somebody has said how long a task may take: %s", (_, parts, endMs) => {
  const rules = serviceRules("converged", { taskDeadlineMs: 8_000 });
  const show = () =>
    seen("converged", ["starting", "starting"], {
      stopGraceMs: 10_000,
      monitorMs: 5_000,
      ...parts,
    });
  const last = playWait(rules, looks(show, 60_000), 60_000).find(({ state }) => state.outcome);
  expect([last?.atMs, last?.state.outcome]).toEqual([endMs, { ok: false, reason: "deadline" }]);
});

const states = fc.array(
  fc.constantFrom<TaskState>(
    "new",
    "pending",
    "preparing",
    "starting",
    "running",
    "running",
    "complete",
    "failed",
    "rejected",
  ),
  { minLength: 1, maxLength: 3 },
);
const updates = fc.constantFrom<UpdateState | undefined>(
  ...([undefined, undefined, "updating", "completed", "paused", "rollback_started", "rollback_completed"] as const),
);
const goals = fc.constantFrom<ServiceGoal>(
  "service_started",
  "service_healthy",
  "service_completed_successfully",
  "converged",
);

test("whatever a swarm shows in whatever order: one end, in time, and open for nothing but what was waited for", () => {
  const shown = fc.array(fc.tuple(states, updates), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(goals, shown, fc.integer({ min: 400, max: 5_000 }), (goal, all, lastsMs) => {
      const show = (atMs: number) => {
        const [tasks, state] = all[Math.floor(atMs / lastsMs) % all.length] ?? [["running"], undefined];
        return seen(goal, tasks, state && { update: { state, message: "" } });
      };
      // Twice the deadline where it is rolled back, and ten minutes for nodes to fetch the image.
      const longestMs = 2 * DEADLINE_MS + 600_000;
      const steps = playWait(
        serviceRules(goal, { deadlineMs: DEADLINE_MS }),
        looks(show, longestMs + 1_000),
        longestMs + 1_000,
      );
      const ends = steps.filter(({ effects }) => effects.some(({ kind }) => kind === "settle"));
      expect(ends).toHaveLength(1);
      const [last] = ends;
      expect(last?.atMs).toBeLessThanOrEqual(longestMs);
      const outcome = last?.state.outcome;
      if (outcome?.ok === false && outcome.reason === "deadline")
        expect(last?.atMs).toBeGreaterThanOrEqual(DEADLINE_MS);
      if (!outcome?.ok || last?.event.kind !== "seen") return;
      const { reached, replicas } = reachedOf(last.event.look.look, goal);
      expect(reached).toBeGreaterThanOrEqual(replicas);
    }),
    { numRuns: 60 },
  );
});
