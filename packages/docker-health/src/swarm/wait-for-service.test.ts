import { createSwarm } from "../facade/create-swarm";
import { EngineError } from "../shared/engine-error";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { aDeath, aService, aTask } from "../testing/a-service";
import { FakeClock } from "../testing/fake-clock";
import { FakeSwarm, notAManager } from "../testing/fake-swarm";
import { renderServiceEvidence } from "./render-service-evidence";
import type { ServiceGoal, ServiceWaitOptions, ServiceWaitResult } from "./service-wait-types";
import type { TaskSnapshot } from "./swarm-snapshot";

function bench() {
  const clock = new FakeClock();
  const client = new FakeSwarm(clock);
  const swarm = createSwarm("unix:///test.sock", client, clock);
  client.services_ = [aService()];
  const wait = (goal: ServiceGoal, options: ServiceWaitOptions = {}) => {
    const seen: { result?: ServiceWaitResult; messages: string[] } = { messages: [] };
    void swarm
      .waitForService("shop_web", goal, { onProgress: ({ message }) => seen.messages.push(message), ...options })
      .then((result) => {
        seen.result = result;
      });
    return seen;
  };
  return { clock, client, wait };
}

test("what has converged already is cheap: one look for all that wait", async () => {
  const { clock, client, wait } = bench();
  await clock.advance(60_000);
  client.tasks_ = [aTask()];
  const waits = [wait("service_healthy"), wait("converged"), wait("service_started")];
  await clock.advance(50);
  expect(waits.map(({ result }) => result)).toMatchObject([
    { ok: true, by: "already" },
    { ok: true, by: "already" },
    { ok: true, by: "already" },
  ]);
  expect(client.questions).toBe(2);
  expect(clock.pending).toBe(0);
});

test("opens when the last replica runs, and tells how it is going", async () => {
  const { clock, client, wait } = bench();
  client.services_ = [aService({ replicas: 2 })];
  client.tasks_ = [aTask(), aTask({ slot: 2, state: "preparing" })];
  const seen = wait("service_healthy");
  await clock.advance(3_000);
  expect(seen.result).toBeUndefined();
  expect(seen.messages[0]).toMatch(/^1 of 2 running, 1 preparing, 0 s of \d+ s$/);
  client.tasks_ = [aTask(), aTask({ slot: 2 })];
  await clock.advance(500);
  expect(seen.result).toMatchObject({ ok: true, by: "swarm" });
});

test("what runs at the first look at a service just written may be of before: the swarm is given a second to begin", async () => {
  const { clock, client, wait } = bench();
  client.tasks_ = [aTask()];
  const seen = wait("converged");
  await clock.advance(900);
  expect(seen.result).toBeUndefined();
  client.services_ = [aService({ update: { state: "updating", message: "" } })];
  await clock.advance(5_000);
  expect(seen.result).toBeUndefined();
  const other = bench();
  other.client.tasks_ = [aTask()];
  const untouched = other.wait("converged");
  await other.clock.advance(1_500);
  expect(untouched.result).toMatchObject({ ok: true });
});

test("an update that is rolled back fails with the tasks' own words", async () => {
  const { clock, client, wait } = bench();
  client.services_ = [aService({ update: { state: "updating", message: "" } })];
  client.tasks_ = [aTask({ spec: "v0" }), aTask({ state: "starting" })];
  const seen = wait("converged", { redact: ["hunter2"] });
  await clock.advance(5_000);
  client.services_ = [aService({ spec: "v0", update: { state: "rollback_completed", message: "rollback completed" } })];
  client.tasks_ = [aTask({ spec: "v0" }), aDeath("unhealthy container"), aDeath("x", { nodeId: "n2" })];
  client.log = ["password hunter2 refused"];
  await clock.advance(1_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "rolled-back" });
  const text = seen.result && !seen.result.ok ? renderServiceEvidence(seen.result) : "";
  expect(text).toContain("was rolled back to the version before");
  expect(text).toContain("shop_web.1 on first: failed, unhealthy container");
  expect(text).toContain("| password [secret] refused");
  expect(text).toContain("the next `up` tries the new");
});

test("the deadline does not count the time in which images are fetched", async () => {
  const { clock, client, wait } = bench();
  client.tasks_ = [aTask({ state: "preparing" })];
  const seen = wait("service_healthy", { deadlineMs: 10_000 });
  await clock.advance(60_000);
  expect(seen.result).toBeUndefined();
  client.tasks_ = [aTask({ state: "starting" })];
  await clock.advance(12_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "deadline", evidence: { reached: 0, replicas: 1 } });
});

test("what no node fits fails after a few seconds, not at the deadline", async () => {
  const { clock, client, wait } = bench();
  const error = "no suitable node (scheduling constraints not satisfied on 1 node)";
  client.tasks_ = [aTask({ state: "pending", nodeId: "", error })];
  const seen = wait("service_started");
  await clock.advance(4_000);
  expect(seen.result).toBeUndefined();
  await clock.advance(3_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "no-suitable-node", evidence: { detail: error } });
  expect(seen.result && !seen.result.ok && seen.result.evidence.hints[0]).toContain("deploy.placement.constraints");
});

test.each([
  [null, "no-healthcheck"],
  [undefined, undefined],
])("without a check of its own, the image's counts: %j", async (imageCheck, reason) => {
  const { clock, client, wait } = bench();
  const { healthcheck: _, ...service } = aService();
  client.services_ = [service];
  client.imageCheck = imageCheck;
  client.tasks_ = [aTask()];
  const seen = wait("service_healthy");
  await clock.advance(3_000);
  expect(seen.result && !seen.result.ok ? seen.result.reason : undefined).toBe(reason);
  expect(seen.result).toBeDefined();
});

test("an engine that is no manager is told at once; one that goes away is given time", async () => {
  const { clock, client, wait } = bench();
  client.error = notAManager();
  const first = wait("converged");
  await clock.advance(100);
  expect(first.result).toMatchObject({ ok: false, reason: "not-a-manager" });
  client.error = undefined;
  client.tasks_ = [aTask({ state: "starting" })];
  const second = wait("converged");
  await clock.advance(1_000);
  client.error = new EngineError("unreachable", "gone");
  await clock.advance(30_000);
  expect(second.result).toBeUndefined();
  await clock.advance(40_000);
  expect(second.result).toMatchObject({ ok: false, reason: "engine-unreachable" });
});

test("a service that is not there, one that is removed, and a wait that is given up", async () => {
  const { clock, client, wait } = bench();
  client.services_ = [];
  const missing = wait("converged");
  await clock.advance(100);
  expect(missing.result).toMatchObject({ ok: false, reason: "not-found" });
  client.services_ = [aService()];
  const abort = new AbortController();
  const [removed, aborted] = [wait("converged"), wait("converged", { signal: abort.signal })];
  await clock.advance(1_000);
  abort.abort();
  await clock.advance(10);
  client.services_ = [];
  await clock.advance(1_000);
  expect(aborted.result).toMatchObject({ ok: false, reason: "aborted" });
  expect(removed.result).toMatchObject({ ok: false, reason: "removed" });
  expect(clock.pending).toBe(0);
});

describe("a task whose check fails, and whose process ends with code 0 when it is asked to", () => {
  /** All that the swarm says of it. */
  const complete = (parts: Partial<TaskSnapshot> = {}) =>
    aTask({ state: "complete", desired: "shutdown", exitCode: 0, pid: 0, containerId: "c1", ...parts });
  const probes = [10, 20, 30].map((at) => aProbe(at, 1, "no table yet"));
  const state = { status: "exited", finishedAt: "2026-01-01T00:00:31Z" } as const;
  const killed = aContainer({ state, health: aHealth("unhealthy", 3, ...probes) });
  const killing = ["health_status: unhealthy", "kill", "die"].map((action) => ({
    containerId: "c1",
    containerName: "shop_web.1",
    action,
    timeNano: "1767225630000000000",
  }));
  const once = { restart: { condition: "on-failure", maxAttempts: 0 } } as const;

  test.each([
    ["service_completed_successfully", "it has to pass while it works", "none (`healthcheck: { disable: true }`)"],
    ["service_healthy", "which `on-failure` does not start again", "let it end with another code"],
    ["converged", "which `on-failure` does not start again", "let it end with another code"],
  ] as const)("%s fails at once, with its probes", async (goal, ...hints) => {
    const { clock, client, wait } = bench();
    client.services_ = [aService(once)];
    client.containers.set("c1", killed);
    client.events.set("c1", killing);
    client.tasks_ = [aTask({ state: "starting" })];
    const seen = wait(goal);
    await clock.advance(3_000);
    expect(seen.result).toBeUndefined();
    client.tasks_ = [complete()];
    await clock.advance(500);
    expect(seen.result).toMatchObject({ ok: false, reason: "unhealthy", evidence: { probes } });
    const text = seen.result && !seen.result.ok ? renderServiceEvidence(seen.result, { width: 300 }) : "";
    expect(text).toContain("is unhealthy after 3 s: a task was killed because its check failed");
    expect(text).toContain("shop_web.1 on first: complete, killed because its check failed, and ended with code 0");
    expect(text).toContain("no table yet");
    for (const hint of goal === "service_completed_successfully" ? hints.slice(1) : hints) expect(text).toContain(hint);
  });

  test("is looked into once, however long the other replicas take", async () => {
    const { clock, client, wait } = bench();
    client.services_ = [aService({ ...once, replicas: 2 })];
    client.containers.set("c1", aContainer({ state, health: aHealth("unhealthy", 1, aProbe(10, 1)) }));
    client.tasks_ = [complete(), aTask({ slot: 2 })];
    const waits = [wait("service_completed_successfully"), wait("service_started")];
    await clock.advance(30_000);
    expect(client.inspects).toBe(1);
    expect(waits[0]?.messages.at(-1)).toMatch(/^1 of 2 completed, 1 running/);
    client.tasks_ = [client.tasks_[0] ?? complete(), complete({ slot: 2 })];
    await clock.advance(3_000);
    expect(waits.map(({ result }) => result?.ok)).toEqual([true, true]);
    expect(client.inspects).toBe(2);
  });

  test("on another node: nobody can say, so it does not open, and says why", async () => {
    const { clock, client, wait } = bench();
    client.services_ = [aService(once)];
    client.tasks_ = [complete({ nodeId: "n2", createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:05:00Z" })];
    const seen = wait("service_completed_successfully");
    await clock.advance(500);
    expect(seen.result).toMatchObject({ ok: false, reason: "unproven", evidence: { reached: 0, replicas: 1 } });
    const text = seen.result && !seen.result.ok ? renderServiceEvidence(seen.result, { width: 1_000 }) : "";
    expect(text).toMatch(/^ended with code 0 after .*, and nobody can say whether that is because its check failed/);
    expect(text).toContain(
      "shop_web.1 on second: complete, ended with code 0, by itself or because its check failed: only the engine of its node knows",
    );
    expect(text).toMatch(/hint +a swarm calls a task complete whose process ends with code 0, even one that it killed/);
  });

  test("after an update that was rolled back, it is told as what it was", async () => {
    const { clock, client, wait } = bench();
    client.services_ = [aService({ spec: "v0", update: { state: "rollback_completed", message: "m" } })];
    client.containers.set("c1", killed);
    client.events.set("c1", killing);
    client.tasks_ = [aTask({ spec: "v0" }), complete()];
    const seen = wait("converged");
    await clock.advance(500);
    expect(seen.result).toMatchObject({
      reason: "rolled-back",
      evidence: {
        probes,
        tasks: [{ state: "complete", error: "killed because its check failed, and ended with code 0" }],
      },
    });
  });

  test("that ended by itself is healthy no more, and says its code", async () => {
    const { clock, client, wait } = bench();
    client.services_ = [aService(once)];
    client.containers.set("c1", aContainer({ state, health: aHealth("unhealthy", 0, aProbe(10, 0)) }));
    client.tasks_ = [complete()];
    const seen = wait("service_healthy");
    await clock.advance(500);
    const text = seen.result && !seen.result.ok ? renderServiceEvidence(seen.result, { width: 300 }) : "";
    expect(text).toMatch(/^exited with code 0 before it was healthy, after .*, and is not started again/);
    expect(text).toContain("shop_web.1 on first: complete, ended with code 0, by itself");
  });

  test("an engine that is away while it is asked is given time, as for any other question", async () => {
    const { clock, client, wait } = bench();
    client.services_ = [aService(once)];
    client.tasks_ = [aTask()];
    const ask = client.container.bind(client);
    client.container = async () => {
      throw new EngineError("unreachable", "gone");
    };
    const seen = wait("service_completed_successfully");
    await clock.advance(3_000);
    client.tasks_ = [complete()];
    await clock.advance(10_000);
    expect(seen.result).toBeUndefined();
    client.container = ask;
    client.containers.set("c1", aContainer({ healthcheck: null, state }));
    await clock.advance(3_000);
    expect(seen.result).toMatchObject({ ok: true });
  });
});
