import { createEngine } from "@pulumi-compose/docker-health";
import type { Healthcheck } from "@pulumi-compose/health-model";
import { FakeClock } from "../../../../docker-health/src/testing/fake-clock";
import { FakeEngine } from "../../../../docker-health/src/testing/fake-engine";
import { type StatusCommandOptions, status } from "../../health/status/status";
import { type WaitCommandOptions, wait } from "../../health/wait/wait-for-project";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo } from "../../testing/fake-io";
import { aService, aTask, FakeSwarm } from "../../testing/fake-swarm";

const CHECK: Healthcheck = {
  test: ["CMD", "true"],
  intervalMs: 1000,
  timeoutMs: 1000,
  startPeriodMs: 0,
  retries: 3,
};

function edges(swarm: FakeSwarm, io: FakeIo) {
  const clock = new FakeClock();
  const connect = async () => createEngine("fake://", new FakeEngine(clock), clock);
  return { io, connect, connectSwarm: async () => swarm, clock };
}

async function shown(swarm: FakeSwarm, options: StatusCommandOptions = {}, services: readonly string[] = []) {
  const io = new FakeIo("/");
  const code = await status(services, { target: "swarm", projectName: "shop", ...options }, edges(swarm, io));
  return { code, lines: io.out.text.trimEnd().split("\n"), text: io.out.text };
}

async function waited(swarm: FakeSwarm, options: WaitCommandOptions = {}, services: readonly string[] = []) {
  const io = new FakeIo("/");
  const code = await wait(services, { target: "swarm", projectName: "shop", ...options }, edges(swarm, io));
  return { code, out: io.out.text, err: io.err.text };
}

describe("status", () => {
  test("a line for each replica, with its node", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web", replicas: 2, healthcheck: CHECK }));
    swarm.all.push(aTask("shop_web"), aTask("shop_web", { slot: 2, nodeId: "n2", state: "starting" }));
    const { code, lines } = await shown(swarm);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(/\s+/).slice(0, 3))).toEqual([
      ["SERVICE", "STATE", "NODE"],
      ["web-1", "healthy", "machine-n1"],
      ["web-2", "starting", "machine-n2"],
    ]);
  });

  test("the task that runs now, and how the one before failed", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web" }));
    swarm.all.push(
      aTask("shop_web", { id: "old", state: "failed", desired: "shutdown", error: "task: non-zero exit (3)" }),
      aTask("shop_web", { createdAt: "2026-01-01T00:00:05Z" }),
    );
    const { code, text } = await shown(swarm, { json: true });
    expect(code).toBe(0);
    expect(JSON.parse(text).containers).toMatchObject([
      { service: "web", state: "running", restarts: 1, node: "machine-n1", error: "task: non-zero exit (3)", ok: true },
    ]);
  });

  test.each([
    ["rollback_completed", "rolled back to the version before"],
    ["paused", "update paused: too many failed"],
  ] as const)("an update that is %s is not as it should be", async (state, words) => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web", update: { state, message: "too many failed" } }));
    swarm.all.push(aTask("shop_web"));
    const { code, lines } = await shown(swarm);
    expect(code).toBe(1);
    expect(lines[1]).toContain(words);
  });

  test("what finds no node, what is completed, and what is a trace of more replicas", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_db" }), aService({ name: "shop_migrate" }));
    swarm.all.push(
      aTask("shop_db", { nodeId: "", state: "pending", error: "no suitable node" }),
      aTask("shop_db", { slot: 2, state: "shutdown", desired: "shutdown" }),
      aTask("shop_migrate", { state: "complete", desired: "shutdown", exitCode: 0 }),
    );
    const { lines } = await shown(swarm);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^db +pending +.*no suitable node$/);
    expect(lines[2]).toMatch(/^migrate +completed/);
  });

  test("a complete task that was killed because its check failed, and one of which nobody knows", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_job", healthcheck: CHECK }), aService({ name: "shop_migrate" }));
    swarm.all.push(
      aTask("shop_job", { id: "killed", state: "complete", desired: "shutdown", exitCode: 0 }),
      aTask("shop_migrate", { id: "far", state: "complete", desired: "shutdown", exitCode: 0 }),
    );
    swarm.ended.set("killed", { kind: "unhealthy" });
    swarm.ended.set("far", { kind: "unknown", why: "elsewhere" });
    const { code, lines } = await shown(swarm);
    expect(code).toBe(1);
    expect(lines[1]).toMatch(/^job +unhealthy .*killed because its check failed/);
    expect(lines[2]).toMatch(/^migrate +completed .*by itself or because its check failed/);
    const { text } = await shown(swarm, { json: true });
    expect(JSON.parse(text).containers).toMatchObject([
      { health: "unhealthy", exitCode: 0, ok: false },
      { error: expect.stringContaining("only the engine of its node knows"), ok: false },
    ]);
  });

  test("a replica that runs after one that was killed so", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web" }));
    swarm.all.push(
      aTask("shop_web", { id: "killed", state: "complete", desired: "shutdown" }),
      aTask("shop_web", { createdAt: "2026-01-01T00:00:05Z" }),
    );
    swarm.ended.set("killed", { kind: "unhealthy" });
    const { code, lines } = await shown(swarm);
    expect(code).toBe(0);
    expect(lines[1]).toMatch(/^web +running, restart 1 .*killed because its check failed, and ended with code 0$/);
  });

  test("a service of the file that the swarm lacks", async () => {
    await inComposeFolder("name: shop\nservices:\n  web: {image: w}\n", async (folder) => {
      const io = new FakeIo(folder);
      expect(await status([], { target: "swarm", json: true }, edges(new FakeSwarm(), io))).toBe(1);
      expect(JSON.parse(io.out.text).containers).toMatchObject([{ service: "web", state: "absent", ok: false }]);
    });
  });
});

describe("wait", () => {
  test("each by its kind", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web", healthcheck: CHECK }), aService({ name: "shop_worker" }));
    const { code, out } = await waited(swarm);
    expect(code).toBe(0);
    expect(swarm.waited.sort()).toEqual(["shop_web service_healthy", "shop_worker converged"]);
    expect(out.split("\n").sort()).toEqual(["", "shop_web is healthy", "shop_worker runs as it should"]);
  });

  test("an unhealthy task cannot be kept waiting for, and that is said", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web", healthcheck: CHECK }));
    const { code, err } = await waited(swarm, { keepWaiting: true });
    expect([code, err]).toEqual([0, expect.stringContaining("a swarm kills an unhealthy task itself")]);
  });

  test("a failure is told with its evidence", async () => {
    const swarm = new FakeSwarm();
    swarm.list.push(aService({ name: "shop_web", healthcheck: CHECK }));
    swarm.ends.set("shop_web", {
      ok: false,
      goal: "service_healthy",
      reason: "no-suitable-node",
      afterMs: 1_000,
      evidence: {
        service: { id: "id-shop_web", name: "shop_web", image: "busybox" },
        reached: 0,
        replicas: 1,
        tasks: [],
        probes: [],
        logTail: [],
        hints: [],
        detail: "no suitable node (scheduling constraints not satisfied on 2 nodes)",
        waitedMs: 1_000,
        deadlineMs: undefined,
      },
    });
    const { code, err } = await waited(swarm);
    expect(code).toBe(1);
    expect(err).toMatch(/^shop_web fits no node of the swarm/);
    expect(err).toContain("scheduling constraints not satisfied");
  });

  test("a project of which there is nothing fails at once", async () => {
    expect(await waited(new FakeSwarm())).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^nothing of project "shop" is in this swarm/),
    });
  });

  test("a service that never comes is told after the timeout", async () => {
    const swarm = new FakeSwarm();
    const io = new FakeIo("/");
    const all = edges(swarm, io);
    const code = wait(["web"], { target: "swarm", projectName: "shop", timeout: 3_000 }, all);
    await all.clock.advance(4_000);
    expect(await code).toBe(1);
    expect(io.err.text).toBe("web is not in this swarm, and did not come in time\n");
  });
});
