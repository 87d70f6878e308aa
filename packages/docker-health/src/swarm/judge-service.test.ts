import { aDeath, aService, aTask } from "../testing/a-service";
import { judgeService, type ServiceTerms } from "./judge-service";
import type { ServiceLook } from "./service-look";
import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";
import type { TaskEnd } from "./task-end";

function verdict(
  service: Partial<ServiceSnapshot>,
  tasks: readonly TaskSnapshot[],
  terms: Partial<ServiceTerms> = {},
  end: TaskEnd = { kind: "by-itself" },
): string {
  const look: ServiceLook = { service: aService(service), tasks, ends: new Map(tasks.map(({ id }) => [id, end])) };
  const judgement = judgeService(look, {
    goal: "service_healthy",
    pardoned: new Set(),
    fresh: false,
    hasCheck: true,
    ...terms,
  });
  return judgement.kind === "fail" ? judgement.reason : judgement.kind;
}

const old = { spec: "v0" };

test.each<[string, string, Partial<ServiceSnapshot>, TaskSnapshot[], Partial<ServiceTerms>]>([
  ["all replicas run", "open", { replicas: 2 }, [aTask(), aTask({ slot: 2 })], {}],
  ["one of two is starting", "pending", { replicas: 2 }, [aTask(), aTask({ slot: 2, state: "starting" })], {}],
  ["only the old version runs", "pending", {}, [aTask(old)], {}],
  ["the new version runs beside the old one", "open", {}, [aTask(old), aTask()], {}],
  ["a running task that is to be shut down", "pending", {}, [aTask({ desired: "shutdown" })], {}],
  ["called running, but its container has ended", "pending", {}, [aTask({ pid: 0 })], {}],
  ["converged: the same", "pending", {}, [aTask({ pid: 0 })], { goal: "converged" }],
  ["nobody says whether its container runs", "open", {}, [aTask({ pid: undefined })], {}],
  ["no replicas are asked for", "open", { replicas: 0 }, [], {}],
  ["no tasks yet", "pending", {}, [], {}],
  ["nothing checks it", "no-healthcheck", {}, [aTask()], { hasCheck: false }],
  ["written a moment ago", "suspect", {}, [aTask()], { fresh: true }],
  ["written a moment ago, looked at again", "open", {}, [aTask()], { fresh: true, settled: "reached 7" }],

  ["started: its container starts", "open", {}, [aTask({ state: "starting" })], { goal: "service_started" }],
  ["started: its image is fetched", "pending", {}, [aTask({ state: "preparing" })], { goal: "service_started" }],

  ["completed: it has", "open", {}, [aTask({ state: "complete" })], { goal: "service_completed_successfully" }],
  ["completed: it runs", "pending", {}, [aTask()], { goal: "service_completed_successfully" }],
  [
    "completed: it failed and is not started again",
    "exited",
    { restart: { condition: "none", maxAttempts: 0 } },
    [aDeath()],
    { goal: "service_completed_successfully", pardoned: new Set(["t1000"]) },
  ],
  [
    "healthy: it completed and is not started again",
    "exited",
    { restart: { condition: "on-failure", maxAttempts: 0 } },
    [aTask({ state: "complete", desired: "shutdown" })],
    {},
  ],

  [
    "its check failed",
    "unhealthy",
    {},
    [aDeath("task: dockerexec: unhealthy container"), aTask({ state: "ready" })],
    {},
  ],
  ["it died once", "pending", {}, [aDeath(), aTask({ state: "starting" })], {}],
  ["it died three times", "failing", {}, [aDeath(), aDeath(), aDeath(), aTask({ state: "starting" })], {}],
  [
    "three replicas died once",
    "pending",
    { replicas: 3 },
    [1, 2, 3].flatMap((slot) => [aDeath("x", { slot }), aTask({ slot, state: "starting" })]),
    {},
  ],
  ["nothing comes after a death", "suspect", {}, [aDeath("x", { id: "last" })], {}],
  ["nothing comes after a death for long", "exited", {}, [aDeath("x", { id: "last" })], { settled: "ended last" }],

  ["no node fits", "suspect", {}, [aTask({ id: "p", state: "pending", error: "no suitable node (x)" })], {}],
  [
    "no node fits for long",
    "no-suitable-node",
    {},
    [aTask({ id: "p", state: "pending", error: "no suitable node (x)" })],
    { settled: "no node p" },
  ],
  ["a global service without a node, for long", "no-suitable-node", { mode: "global" }, [], { settled: "no tasks 7" }],
  [
    "a global service on both nodes",
    "open",
    { mode: "global" },
    [aTask({ slot: 0 }), aTask({ slot: 0, nodeId: "n2" })],
    {},
  ],

  ["an update paused", "update-paused", { update: { state: "paused", message: "m" } }, [aTask()], {}],
  ["a rollback is under way", "pending", { update: { state: "rollback_started", message: "" } }, [aTask()], {}],
  ["a rollback paused", "update-paused", { update: { state: "rollback_paused", message: "" } }, [aTask()], {}],
  ["rolled back", "rolled-back", { update: { state: "rollback_completed", message: "" } }, [aTask()], {}],
  [
    "rolled back to another version",
    "rolled-back",
    { update: { state: "rollback_completed", message: "" }, labels: { v: "1" } },
    [aTask()],
    { expectedLabels: { v: "2" } },
  ],
  [
    "rolled back to the version that is wanted",
    "open",
    { update: { state: "rollback_completed", message: "" }, labels: { v: "1" } },
    [aTask()],
    { expectedLabels: { v: "1" } },
  ],
  [
    "what fails in an update is the swarm's to judge",
    "pending",
    { update: { state: "updating", message: "" } },
    [aDeath("unhealthy container"), aTask({ state: "ready" })],
    {},
  ],
  [
    "unless the update is to go on whatever happens",
    "unhealthy",
    { update: { state: "updating", message: "" }, failureAction: "continue" },
    [aDeath("unhealthy container"), aTask({ state: "ready" })],
    {},
  ],
  ["healthy while the update is watched", "open", { update: { state: "updating", message: "" } }, [aTask()], {}],
  [
    "converged only after that",
    "pending",
    { update: { state: "updating", message: "" } },
    [aTask()],
    { goal: "converged" },
  ],
  ["converged", "open", { update: { state: "completed", message: "" } }, [aTask()], { goal: "converged" }],
  [
    "converged: what ended is not started again",
    "open",
    { restart: { condition: "none", maxAttempts: 0 } },
    [aTask({ state: "complete", desired: "shutdown" })],
    { goal: "converged" },
  ],
])("%s: %s", (_, expected, service, tasks, terms) => {
  expect(verdict(service, tasks, terms)).toBe(expected);
});

test("what died before the wait does not count", () => {
  const deaths = [aDeath("unhealthy container"), aDeath(), aDeath()];
  const tasks = [...deaths, aTask({ state: "starting" })];
  expect(verdict({}, tasks)).toBe("unhealthy");
  expect(verdict({}, tasks, { pardoned: new Set(deaths.map(({ id }) => id)) })).toBe("pending");
});

/** A swarm calls a task complete that ended by itself, one that was killed because its check failed, and tells nobody which. */
describe("a task that is complete", () => {
  const ends: Readonly<Record<string, TaskEnd>> = {
    itself: { kind: "by-itself" },
    killed: { kind: "unhealthy" },
    unknown: { kind: "unknown", why: "elsewhere" },
  };
  const complete = (parts: Partial<TaskSnapshot> = {}) =>
    aTask({ state: "complete", desired: "shutdown", pid: 0, exitCode: 0, ...parts });
  type Row = readonly [goal: ServiceGoal, itself: string, killed: string, unknown: string];
  const judged = (
    condition: ServiceSnapshot["restart"]["condition"],
    tasks: TaskSnapshot[],
    terms: Partial<ServiceTerms>,
  ) => Object.values(ends).map((end) => verdict({ restart: { condition, maxAttempts: 0 } }, tasks, terms, end));

  describe.each(["none", "on-failure"] as const)("restarted under %s, so nothing follows", (condition) => {
    test.each<Row>([
      ["service_started", "open", "unhealthy", "open"],
      ["service_healthy", "exited", "unhealthy", "exited"],
      ["service_completed_successfully", "open", "unhealthy", "unproven"],
      ["converged", "open", "unhealthy", "unproven"],
    ])("%s", (goal, ...expected) => {
      expect(judged(condition, [complete()], { goal })).toEqual(expected);
      // It is no old news where it is what there is.
      expect(judged(condition, [complete({ id: "old" })], { goal, pardoned: new Set(["old"]) })).toEqual(expected);
    });
  });

  describe("restarted under any", () => {
    test.each<Row>([
      ["service_started", "open", "unhealthy", "open"],
      ["service_healthy", "suspect", "unhealthy", "suspect"],
      ["service_completed_successfully", "open", "unhealthy", "unproven"],
      ["converged", "suspect", "unhealthy", "suspect"],
    ])("%s: before the next one is made", (goal, ...expected) => {
      expect(judged("any", [complete()], { goal })).toEqual(expected);
    });

    test.each<Row>([
      ["service_started", "open", "unhealthy", "open"],
      ["service_healthy", "exited", "unhealthy", "exited"],
      ["service_completed_successfully", "open", "unhealthy", "unproven"],
      ["converged", "exited", "unhealthy", "unproven"],
    ])("%s: when none is made for long", (goal, ...expected) => {
      expect(judged("any", [complete({ id: "last" })], { goal, settled: "ended last" })).toEqual(expected);
    });

    test.each<Row>([
      ["service_started", "open", "open", "open"],
      ["service_healthy", "pending", "unhealthy", "pending"],
      ["service_completed_successfully", "open", "unhealthy", "unproven"],
      ["converged", "pending", "unhealthy", "pending"],
    ])("%s: while the next one starts", (goal, ...expected) => {
      expect(judged("any", [complete(), aTask({ state: "starting" })], { goal })).toEqual(expected);
    });

    test.each<Row>([
      ["service_started", "open", "open", "open"],
      ["service_healthy", "pending", "pending", "pending"],
      // The next one may be where somebody sees how it ends.
      ["service_completed_successfully", "open", "pending", "pending"],
      ["converged", "pending", "pending", "pending"],
    ])("%s: while the next one starts, and it ended before the wait", (goal, ...expected) => {
      const tasks = [complete({ id: "old" }), aTask({ state: "starting" })];
      expect(judged("any", tasks, { goal, pardoned: new Set(["old"]) })).toEqual(expected);
    });

    test.each<Row>([
      ["service_started", "pending", "unhealthy", "pending"],
      ["service_healthy", "failing", "unhealthy", "failing"],
      ["service_completed_successfully", "open", "unhealthy", "unproven"],
      ["converged", "failing", "unhealthy", "failing"],
    ])("%s: again and again", (goal, ...expected) => {
      const tasks = [complete(), complete(), complete(), aTask({ state: "ready" })];
      expect(judged("any", tasks, { goal })).toEqual(expected);
    });
  });

  test("of another replica, or of another version, says nothing of this one", () => {
    const tasks = [complete({ slot: 2 }), complete({ spec: "v0" }), aTask({ state: "starting" })];
    const terms = { goal: "service_completed_successfully" } as const;
    expect(verdict({ replicas: 1 }, tasks.slice(1), terms)).toBe("pending");
    expect(verdict({ replicas: 2 }, tasks, terms)).toBe("pending");
  });

  test("in an update that the swarm looks after is the swarm's to judge; it does not open either", () => {
    const updating = { state: "updating", message: "" } as const;
    const terms = { goal: "service_completed_successfully" } as const;
    expect(verdict({ update: updating }, [complete()], terms, ends.killed)).toBe("pending");
    expect(verdict({ update: updating, failureAction: "continue" }, [complete()], terms, ends.killed)).toBe(
      "unhealthy",
    );
    expect(verdict({ update: updating }, [complete()], terms, ends.itself)).toBe("open");
  });

  test("of which nobody has found out how it ended opens nothing", () => {
    const look: ServiceLook = { service: aService(), tasks: [complete()], ends: new Map() };
    const terms = { pardoned: new Set<string>(), fresh: false, hasCheck: true };
    expect(judgeService(look, { ...terms, goal: "service_completed_successfully" })).toMatchObject({
      reason: "unproven",
    });
  });
});
