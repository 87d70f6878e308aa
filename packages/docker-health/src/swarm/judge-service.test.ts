import { aDeath, aService, aTask } from "../testing/a-service";
import { judgeService, type ServiceLook, type ServiceTerms } from "./judge-service";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";

function verdict(
  service: Partial<ServiceSnapshot>,
  tasks: readonly TaskSnapshot[],
  terms: Partial<ServiceTerms> = {},
): string {
  const look: ServiceLook = { service: aService(service), tasks };
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
