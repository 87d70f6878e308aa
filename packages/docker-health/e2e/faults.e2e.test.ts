import { isSince } from "@pulumi-compose-tools/swarm-bench";
import { connect, type Engine, type WaitResult } from "../src";
import { Bench, sleep } from "./support/bench";
import { CountingClock } from "./support/counting-clock";
import { engineSocket } from "./support/engine-socket";
import { OwnEngine } from "./support/own-engine";
import { Relay } from "./support/relay";

jest.setTimeout(120_000);

const bench = new Bench();
const STAY = "exec sleep 100";
const verdict = (result: WaitResult) => (result.ok ? `open by ${result.by}` : result.reason);

let relay: Relay;
let engine: Engine;
let clock: CountingClock;

beforeAll(() => bench.setUp());
beforeEach(async () => {
  relay = new Relay(engineSocket());
  await relay.listen();
  engine = await connect({ host: `unix://${relay.path}` });
  clock = new CountingClock();
});
afterEach(async () => {
  await engine.close();
  // An exec that was let go of may still be asked how it ended; nobody waits for that answer.
  for (let tries = 0; tries < 100 && relay.open + clock.pending > 0; tries += 1) await sleep(20);
  expect({ connections: relay.open, timers: clock.pending }).toEqual({ connections: 0, timers: 0 });
  await relay.close();
  await bench.cleanUp();
});

describe("the stream of events", () => {
  test("cut in mid-wait: what happens afterwards is seen", async () => {
    const id = await bench.container({ command: STAY, check: { test: "test -f /tmp/ok" } });
    const waiting = engine.waitFor(id, "service_healthy", { clock, probe: "engine", onUnhealthy: "keep-waiting" });
    await sleep(1_000);
    relay.cut();
    await sleep(1_000);
    await bench.shell(id, "touch /tmp/ok");
    const result = await waiting;
    expect(verdict(result)).toBe("open by engine");
    expect(result.afterMs).toBeLessThan(5_000);
    expect(relay.count(/\/events/)).toBe(2);
  });

  test("cut while the container exits: the exit is seen", async () => {
    const id = await bench.container({ command: "sleep 1.5; exit 9", check: { test: "exit 1", retries: 30 } });
    const waiting = engine.waitFor(id, "service_healthy", { clock, probe: "engine" });
    await sleep(500);
    relay.refusing = true;
    relay.cut();
    await sleep(2_000);
    relay.refusing = false;
    const result = await waiting;
    expect(verdict(result)).toBe("exited");
    expect(result.afterMs).toBeLessThan(4_000);
  });

  test("cut again and again", async () => {
    const id = await bench.container({ command: STAY, check: { test: "test -f /tmp/ok", retries: 100 } });
    const waiting = engine.waitFor(id, "service_healthy", { clock });
    for (let i = 0; i < 10; i += 1) {
      await sleep(150);
      relay.cut();
    }
    await bench.shell(id, "touch /tmp/ok");
    expect((await waiting).ok).toBe(true);
  });

  test("is one for five hundred waits", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      ids.push(await bench.container({ command: STAY, check: { test: "test -f /tmp/ok", retries: 100 } }));
    }
    const waits = Array.from({ length: 500 }, (_, i) =>
      engine.waitFor(ids[i % ids.length] ?? "", "service_healthy", { clock, probe: i < 10 ? "hybrid" : "engine" }),
    );
    await sleep(1_000);
    for (const id of ids) await bench.shell(id, "touch /tmp/ok");
    const results = await Promise.all(waits);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(relay.count(/\/events/)).toBe(1);
  });
});

describe("a probe", () => {
  test("that hangs is ended with its children, and with it everything it started", async () => {
    const id = await bench.container({
      command: STAY,
      check: { test: "sleep 7771 & sleep 7772", intervalMs: 60_000, timeoutMs: 700 },
    });
    const result = await engine.waitFor(id, "service_healthy", { clock, deadlineMs: 1_500 });
    expect(verdict(result)).toBe("deadline");
    expect(!result.ok && result.evidence.probes[0]).toMatchObject({
      exitCode: -1,
      output: "Health check exceeded timeout (700ms)",
      by: "probe",
    });
    await engine.close();
    expect((await bench.processes(id)).filter((line) => line.includes("777"))).toEqual([]);
  });

  test("of an unprivileged user is ended too", async () => {
    const id = await bench.container({
      command: STAY,
      user: "nobody",
      check: { test: ["CMD", "sleep", "7773"], intervalMs: 60_000, timeoutMs: 500 },
    });
    await engine.waitFor(id, "service_healthy", { clock, deadlineMs: 1_200 });
    await engine.close();
    expect((await bench.processes(id)).filter((line) => line.includes("777"))).toEqual([]);
  });

  test("under way at an abort is ended", async () => {
    const id = await bench.container({
      command: STAY,
      check: { test: "sleep 7774", intervalMs: 60_000, timeoutMs: 60_000 },
    });
    const result = await engine.waitFor(id, "service_healthy", { clock, signal: AbortSignal.timeout(1_000) });
    expect(verdict(result)).toBe("aborted");
    expect(result.afterMs).toBeLessThan(1_200);
    await engine.close();
    expect((await bench.processes(id)).filter((line) => line.includes("777"))).toEqual([]);
  });

  test("that prints ten megabytes costs no memory, and its beginning is kept", async () => {
    const id = await bench.container({
      command: STAY,
      check: { test: "yes 0123456789 | head -c 10000000; exit 1", intervalMs: 60_000, timeoutMs: 20_000 },
    });
    const before = process.memoryUsage().rss;
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 20);
    const result = await engine.waitFor(id, "service_healthy", { clock, deadlineMs: 4_000 });
    clearInterval(watch);
    const probes = result.ok ? [] : result.evidence.probes;
    expect(probes.length).toBeGreaterThan(1);
    expect(probes[0]?.output).toHaveLength(4096);
    expect(probes[0]?.output.startsWith("0123456789\n0123456789\n")).toBe(true);
    // Chunks on their way are garbage soon; ten megabytes per probe would not be.
    expect((highest - before) / 1e6).toBeLessThan(60);
  });
});

test("a clock that jumps moves nothing", async () => {
  const id = await bench.container({ command: STAY, check: { test: "test -f /tmp/ok", retries: 100 } });
  const real = Date.now;
  const waiting = engine.waitFor(id, "service_healthy", { clock, deadlineMs: 20_000 });
  try {
    await sleep(500);
    Date.now = () => real() + 86_400_000;
    await sleep(500);
    Date.now = () => real() - 86_400_000;
    await bench.shell(id, "touch /tmp/ok");
    const result = await waiting;
    expect(verdict(result)).toMatch(/^open by/);
    expect(result.afterMs).toBeLessThan(6_000);
  } finally {
    Date.now = real;
  }
});

(OwnEngine.possible ? describe : describe.skip)("an engine that is restarted in mid-wait", () => {
  test.each([
    ["in an orderly way: the container comes back by its policy", [], "engine"],
    ["with live restore: the container lives on", ["--live-restore"], "hybrid"],
  ] as const)("%s", async (_, flags, probe) => {
    const own = new OwnEngine(flags);
    const there = new Bench(own.docker);
    try {
      await own.start();
      await there.setUp();
      const id = await there.container({
        command: STAY,
        check: { test: "test -f /tmp/ok", retries: 100 },
        restart: { Name: "always" },
      });
      const its = await connect({ host: `unix://${own.socket}` });
      const messages: string[] = [];
      const waiting = its.waitFor(id, "service_healthy", {
        clock,
        probe,
        onProgress: ({ message }) => messages.push(message),
      });
      await sleep(1_500);
      await own.stop();
      await sleep(1_000);
      await own.start();
      await sleep(500);
      await there.shell(id, "touch /tmp/ok");
      const result = await waiting;
      const { version } = await its.version();
      // Where the engine does not take its probes up again for a container that lived on, only own ones find it healthy.
      const races = probe === "hybrid" && isSince("probes go on after live restore", version);
      const openers = races ? ["engine", "probe"] : [probe === "engine" ? "engine" : "probe"];
      expect(openers.map((by) => `open by ${by}`)).toContain(verdict(result));
      expect(messages.some((message) => message.includes("the engine does not answer"))).toBe(true);
      await its.close();
    } finally {
      await there.cleanUp();
      await own.discard();
    }
  });
});
