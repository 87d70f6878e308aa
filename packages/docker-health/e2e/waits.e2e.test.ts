import { connect, type Engine, type WaitOptions, type WaitResult } from "../src";
import { Bench, type ContainerOptions, sleep } from "./support/bench";
import { IMAGE } from "./support/busybox-image";
import { CountingClock } from "./support/counting-clock";
import { stillOpenSince, whatIsOpen } from "./support/what-is-open";

jest.setTimeout(60_000);

const bench = new Bench();
const clock = new CountingClock();
let engine: Engine;

beforeAll(async () => {
  await bench.setUp();
  engine = await connect();
});
afterEach(() => bench.cleanUp());

const STAY = "exec sleep 100";
const FOREVER = { test: "sleep 100" };
const verdict = (result: WaitResult) => (result.ok ? `open by ${result.by}` : result.reason);

interface Row {
  readonly name: string;
  readonly container: ContainerOptions;
  readonly condition?: Parameters<Engine["waitFor"]>[1];
  readonly options?: WaitOptions;
  readonly outcome: string;
  readonly withinMs: number;
  readonly abort?: boolean;
  readonly meanwhile?: (id: string) => Promise<void>;
}

const rows: readonly Row[] = [
  {
    name: "opens by its own probe long before the engine's first",
    container: { command: `sleep 0.5; touch /tmp/ok; ${STAY}`, check: { test: "test -f /tmp/ok", intervalMs: 30_000 } },
    outcome: "open by probe",
    withinMs: 2_500,
  },
  {
    name: "opens by the engine alone",
    container: { command: STAY, check: { test: ["CMD", "true"] } },
    options: { probe: "engine" },
    outcome: "open by engine",
    withinMs: 3_000,
  },
  {
    name: "fails with the engine's unhealthy",
    container: { command: STAY, check: { test: "echo refused; exit 1", retries: 2 } },
    outcome: "unhealthy",
    withinMs: 4_000,
  },
  {
    name: "heals while it is kept waiting",
    container: { command: `sleep 4; touch /tmp/ok; ${STAY}`, check: { test: "test -f /tmp/ok", retries: 1 } },
    options: { probe: "engine", onUnhealthy: "keep-waiting" },
    outcome: "open by engine",
    withinMs: 8_000,
  },
  {
    name: "fails when the container exits",
    container: { command: "sleep 0.5; exit 7", check: FOREVER },
    outcome: "exited",
    withinMs: 2_500,
  },
  {
    name: "fails when the container is killed",
    container: { command: STAY, check: FOREVER },
    meanwhile: (id) => bench.docker.getContainer(id).kill(),
    outcome: "exited",
    withinMs: 2_500,
  },
  {
    name: "fails when the container is removed",
    container: { command: STAY, check: FOREVER },
    meanwhile: (id) => bench.remove(id),
    // The engine kills it first; which of the two is seen is a matter of milliseconds.
    outcome: "exited or removed",
    withinMs: 2_500,
  },
  {
    name: "fails when the container runs out of memory",
    container: { command: "sleep 0.3; tail /dev/zero", check: FOREVER, memoryBytes: 16 * 1024 * 1024 },
    outcome: "out-of-memory",
    withinMs: 6_000,
  },
  {
    name: "has a deadline",
    container: { command: STAY, check: { test: "exit 1", intervalMs: 20_000 } },
    options: { deadlineMs: 1_500 },
    outcome: "deadline",
    withinMs: 2_000,
  },
  {
    name: "can be aborted",
    container: { command: STAY, check: FOREVER },
    abort: true,
    outcome: "aborted",
    withinMs: 1_500,
  },
  {
    name: "needs a healthcheck",
    container: { command: STAY },
    outcome: "no-healthcheck",
    withinMs: 500,
  },
  {
    name: "takes NONE for no healthcheck",
    container: { command: STAY, check: { test: ["NONE"] } },
    outcome: "no-healthcheck",
    withinMs: 500,
  },
  {
    name: "sees a crash loop through to its end",
    container: {
      command: "sleep 0.2; exit 3",
      check: FOREVER,
      restart: { Name: "on-failure", MaximumRetryCount: 2 },
    },
    outcome: "exited",
    withinMs: 8_000,
  },
  {
    name: "knows a one-shot that completes",
    container: { command: "sleep 0.5" },
    condition: "service_completed_successfully",
    outcome: "open by engine",
    withinMs: 2_500,
  },
  {
    name: "knows a one-shot that fails",
    container: { command: "sleep 0.5; echo no disk; exit 3" },
    condition: "service_completed_successfully",
    outcome: "exited",
    withinMs: 2_500,
  },
  {
    name: "lets a one-shot be retried by its policy",
    container: {
      command: "test -f /tmp/second || { touch /tmp/second; exit 1; }",
      restart: { Name: "on-failure", MaximumRetryCount: 3 },
    },
    condition: "service_completed_successfully",
    outcome: "open by engine",
    withinMs: 4_000,
  },
  {
    name: "knows a one-shot that removes itself",
    container: { command: "sleep 0.5", autoRemove: true },
    condition: "service_completed_successfully",
    outcome: "open by engine",
    withinMs: 2_500,
  },
  {
    name: "waits for a start",
    container: { command: STAY, start: false },
    condition: "service_started",
    meanwhile: (id) => bench.docker.getContainer(id).start(),
    outcome: "open by engine",
    withinMs: 3_000,
  },
];

test.each(rows)(
  "$name",
  async ({ container, condition = "service_healthy", options, outcome, withinMs, abort, meanwhile }) => {
    const before = whatIsOpen();
    const id = await bench.container(container);
    const signal = abort ? AbortSignal.timeout(1_000) : undefined;
    const waiting = engine.waitFor(id, condition, { clock, ...(signal && { signal }), ...options });
    if (meanwhile) {
      await sleep(500);
      await meanwhile(id);
    }
    const result = await waiting;
    expect(outcome.split(" or ")).toContain(verdict(result));
    expect(result.afterMs).toBeLessThan(withinMs);
    await engine.close();
    expect(await stillOpenSince(before)).toEqual([]);
    expect(clock.pending).toBe(0);
  },
);

test("one that nobody knows", async () => {
  expect(verdict(await engine.waitFor("pch-nobody", "service_started"))).toBe("not-found");
});

test("a container is known by its name and by a short id", async () => {
  const id = await bench.container({
    command: `sleep 0.5; touch /tmp/ok; ${STAY}`,
    check: { test: "test -f /tmp/ok" },
  });
  const name = (await engine.inspect(id))?.name ?? "";
  const results = await Promise.all(
    [id, name, id.slice(0, 12)].map((ref) => engine.waitFor(ref, "service_healthy", { probe: "engine" })),
  );
  expect(results.map(verdict)).toEqual(["open by engine", "open by engine", "open by engine"]);
  expect(results.map((result) => result.ok && result.container)).toEqual(Array(3).fill({ id, name }));
});

test("the evidence of a failure", async () => {
  const id = await bench.container({
    command: `echo starting with hunter2; ${STAY}`,
    check: { test: "curl -f localhost # hunter2", retries: 1 },
  });
  const result = await engine.waitFor(id, "service_healthy", { redact: ["hunter2"], deadlineMs: 20_000 });
  expect(result).toMatchObject({
    ok: false,
    reason: "unhealthy",
    evidence: {
      container: { id, image: IMAGE },
      state: { status: "running", exitCode: 0, oomKilled: false },
      health: { status: "unhealthy", failingStreak: 1, retries: 1 },
      test: ["CMD-SHELL", "curl -f localhost # [secret]"],
      logTail: ["starting with [secret]"],
      hints: [expect.stringContaining("seems to lack curl")],
      deadlineMs: 20_000,
    },
  });
  const probes = result.ok ? [] : result.evidence.probes;
  expect(
    probes.some(({ by, exitCode, output }) => by === "engine" && exitCode === 127 && /curl: not found/.test(output)),
  ).toBe(true);
  expect(JSON.stringify(result)).not.toContain("hunter2");
});

test("the version and an image's healthcheck", async () => {
  const { Components = [] } = await bench.docker.version();
  const product = Components.some(({ Name }) => /podman/i.test(Name)) ? "podman" : "docker";
  expect(await engine.version()).toMatchObject({ product, os: "linux" });
  expect(await engine.imageHealthcheck(IMAGE)).toBeNull();
  expect(await engine.imageHealthcheck("pch-nobody:test")).toBeUndefined();
});
