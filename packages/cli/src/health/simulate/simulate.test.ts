import { planStart, simulate as simulateStart } from "@pulumi-compose/health-model";
import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { FakeClock } from "../../../../docker-health/src/testing/fake-clock";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo, FakeStream } from "../../testing/fake-io";
import { playTimeline } from "./play-timeline";
import { simulate } from "./simulate";
import { statesAt } from "./states-at";

const YAML = `
services:
  redis:
    image: redis
    healthcheck: {test: redis-cli ping, interval: 10s, timeout: 1s, retries: 3}
  flask:
    image: flask
    depends_on: {redis: {condition: service_healthy}}
`;

function timeline() {
  const fs = memoryFileSystem({ "/p/compose.yaml": YAML });
  const { project } = loadProject({ cwd: "/p", env: {}, fs });
  if (project === undefined) throw new Error("the test's own file does not load");
  return simulateStart(planStart(project), { redis: { ready: 12_000 } }, { probe: "engine" });
}

test("the states at a moment", () => {
  const at = (ms: number) => Object.fromEntries(statesAt(timeline(), ms));
  expect(at(0)).toEqual({ redis: "starting", flask: "waiting" });
  expect(at(19_999)).toEqual({ redis: "starting", flask: "waiting" });
  expect(at(20_000)).toEqual({ redis: "healthy", flask: "running" });
});

test("the states of what is found, and of what is refused", () => {
  const fs = memoryFileSystem({ "/p/compose.yaml": YAML });
  const { project } = loadProject({ cwd: "/p", env: {}, fs });
  if (project === undefined) throw new Error("the test's own file does not load");
  const played = simulateStart(
    planStart(project),
    { flask: { port: "taken" } },
    { before: { redis: { state: "running" } } },
  );
  expect(Object.fromEntries(statesAt(played, 0))).toEqual({ redis: "healthy", flask: "refused" });
  expect(played.prediction.services.flask?.containers).toBe("there");
});

test("a timeline is told as it happens, as much faster as asked", async () => {
  const clock = new FakeClock();
  const stream = new FakeStream();
  const played = playTimeline(timeline(), { stream, clock, speed: 10 });
  expect(stream.text).toMatch(/^ *0s {2}redis {2}starts\n$/);
  await clock.advance(999);
  expect(stream.text).not.toContain("failed");
  await clock.advance(1);
  expect(stream.text).toContain("probe failed (exit 1)\n");
  await clock.advance(1_000);
  await played;
  expect(stream.text).toMatch(
    /flask {2}starts\n\neverything is started after 20s\n\npulumi-compose up ends with exit code 0\n/,
  );
  expect(clock.pending).toBe(0);
});

test("a terminal shows the clock and every state on a last line, which is gone in the end", async () => {
  const clock = new FakeClock();
  const stream = new FakeStream(true, 30);
  const played = playTimeline(timeline(), { stream, clock, speed: 1 });
  await clock.advance(5_000);
  expect(stream.text.split("\r\u001b[2K").at(-1)).toBe("5s: redis starting, flask wa…");
  await clock.advance(15_000);
  await played;
  expect(stream.text.split("\r\u001b[2K").at(-1)).not.toContain("5s:");
});

test("the states in an update are those of its containers", () => {
  const fs = memoryFileSystem({ "/p/compose.yaml": YAML });
  const { project } = loadProject({ cwd: "/p", env: {}, fs });
  if (project === undefined) throw new Error("the test's own file does not load");
  const stops = { flask: { stopMs: 2_000, ready: 1_000 } };
  const at = (ms: number) =>
    Object.fromEntries(statesAt(simulateStart(planStart(project), stops, { update: ["flask"] }), ms));
  expect(at(1_999)).toEqual({ redis: "healthy", "flask (old)": "stopping" });
  expect(at(2_000)).toEqual({ redis: "healthy", flask: "running" });
});

const options = { format: "text" } as const;
const base = { file: ["compose.yaml"] };

test.each([
  ["all is started", {}, 0, "everything is started"],
  [
    "never ready",
    { ready: { redis: { ready: "never" } } },
    1,
    "gate redis healthy: failed (unhealthy); not started because of it: flask",
  ],
  ["a port is taken", { port: { flask: { port: "taken" } } }, 1, "a port of it is taken"],
  ["an image does not exist", { image: { flask: { image: "missing" } } }, 1, "its image does not exist"],
  ["ready too late", { ready: { redis: { ready: 45_000 } }, probe: "engine", deadline: 60_000 }, 1, "unhealthy"],
  [
    "ready late, and kept waiting for",
    { ready: { redis: { ready: 45_000 } }, probe: "engine", deadline: 60_000, onUnhealthy: "keep-waiting" },
    0,
    "everything is started after 50s",
  ],
] as const)("the exit code: %s", async (_, scenario, code, words) => {
  await inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await simulate({ ...base, ...options, ...scenario }, io, async (_, told) => told)).toBe(code);
    expect(io.out.text).toContain(words);
    expect(io.err.text).toBe("");
  });
});

test("a scenario for a service that is not there is a mistake on the command line", async () => {
  await inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await simulate({ ...base, ...options, ready: { rediss: { ready: 1 } } }, io, async (_, told) => told)).toBe(
      2,
    );
    expect(io.err.text).toContain("health/unknown-scenario-service");
    expect(io.out.text).toBe("");
  });
});

const JOBS = `
services:
  db: { image: d, healthcheck: { test: "true", interval: 5s } }
jobs:
  seed: { image: m, triggers: { manual: true }, depends_on: { db: { condition: service_healthy } } }
  migrate: { image: m, triggers: { manual: true }, depends_on: { seed: { condition: service_completed_successfully } } }
`;

test.each([
  [
    "behind what it depends on, jobs included",
    {},
    0,
    /gate opens: healthy[\s\S]*seed +starts[\s\S]*gate opens: completed[\s\S]*migrate +starts/,
  ],
  ["a job that fails", { exit: { seed: { exit: { code: 3, at: 0 } } } }, 1, /not started because of it: migrate/],
] as const)("a job on request: %s", async (_, scenario, code, words) => {
  await inComposeFolder(JOBS, async (folder) => {
    const io = new FakeIo(folder);
    const given = { ...base, ...options, job: ["migrate"], ...scenario };
    expect(await simulate(given, io, async (_, told) => told)).toBe(code);
    expect(io.out.text).toMatch(words);
  });
});

test("a job that there is not is a mistake on the command line", async () => {
  await inComposeFolder(JOBS, async (folder) => {
    const told = simulate({ ...base, ...options, job: ["sed"] }, new FakeIo(folder), async (_, told) => told);
    await expect(told).rejects.toMatchObject({ message: 'the file has no job "sed"', hint: "It has seed, migrate." });
  });
});

const SHOP = `
services:
  db: { image: d, healthcheck: { test: "true", interval: 5s } }
  web:
    image: w
    scale: 2
    healthcheck: { test: "true", interval: 5s }
    stop_grace_period: 3s
    depends_on: { db: { condition: service_healthy } }
    deploy: { update_config: { order: start-first, failure_action: rollback } }
    x-pulumi-compose: { drain: 1s }
  published:
    image: p
    ports: ["80:80"]
    deploy: { update_config: { order: start-first } }
  hooked: { image: h, pre_start: [{ command: [migrate] }] }
`;

async function simulated(given: Partial<Parameters<typeof simulate>[0]>, yaml = SHOP) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await simulate({ ...base, format: "json", ...given }, io, async (_, told) => told);
    return { code, out: io.out.text, err: io.err.text };
  });
}

test("an update beside the old containers, as the target for one engine does it", async () => {
  const given = { update: ["web"], ready: { web: { ready: 2_000 } }, stopTime: { web: { stopMs: "never" } } } as const;
  const { code, out, err } = await simulated(given);
  expect([code, err]).toEqual([0, expect.stringContaining("target/stop-first")]);
  const { services, gates } = JSON.parse(out).prediction;
  expect(services.web.update).toMatchObject({ order: "start-first", replaced: 2, left: 0, unserved: [] });
  expect([services.db.update, services.published.update]).toEqual([undefined, undefined]);
  expect(gates.map(({ verdict }: { verdict: string }) => verdict)).toEqual(["passed", "passed"]);
  // Its own drain and grace.
  const ends = JSON.parse(out).entries.filter(({ kind }: { kind: string }) => kind === "unnamed" || kind === "stopped");
  expect(ends[0]).toMatchObject({ number: 1, beside: "old", drainMs: 1_000 });
  expect(ends[1]).toMatchObject({ number: 1, beside: "old", tookMs: 3_000, isKilled: true });
});

test("a version that does not get healthy is an exit code of 1, and what is kept of it is the file's to say", async () => {
  const { code, out } = await simulated({ update: ["web"], ready: { web: { ready: "never" } } });
  expect(code).toBe(1);
  expect(JSON.parse(out).prediction.services.web.update).toMatchObject({
    ...{ replaced: 0, left: 2, unserved: [] },
    notGood: { containers: 1, becomes: "removed" },
  });
});

test("an update that has to stop the old container first says why, and that nobody serves meanwhile", async () => {
  const { code, out } = await simulated({ update: ["published"], format: "text" });
  expect(code).toBe(0);
  expect(out).toContain("  published           replaced (old stopped first); nobody serves for a moment at 0s\n");
  expect(out).toContain(
    "published stops its old container first: two containers cannot have one port of the host (80)",
  );
});

test("hooks run anew while nothing of their service runs", async () => {
  const { out } = await simulated({
    update: ["hooked"],
    exit: { "hooked-pre_start-0": { exit: { code: 0, at: 2_000 } } },
    stopTime: { hooked: { stopMs: 1_000 } },
  });
  expect(JSON.parse(out).prediction.services.hooked.update.unserved).toEqual([{ fromMs: 0, toMs: 3_000 }]);
});

test("all have a new version", async () => {
  const { out } = await simulated({ update: ["all"] });
  const { services } = JSON.parse(out).prediction;
  expect(Object.keys(services).filter((name) => services[name].update === undefined)).toEqual([]);
});

test.each([
  ["a service that comes later", { launch: { db: { launchMs: 5 } } }, "--launch adds"],
  ["an image of what stays", { image: { db: { image: "missing" } } }, '--image speaks of a new container of "db"'],
  ["a port of what stays", { port: { published: { port: "taken" } } }, "--port speaks of"],
] as const)("what cannot be of an update is a mistake on the command line: %s", async (_, scenario, message) => {
  await expect(simulated({ update: ["web"], ...scenario })).rejects.toThrow(message);
});

test("an update of a service that there is not is one, too", async () => {
  expect(await simulated({ update: ["wep"] })).toMatchObject({
    ...{ code: 2, out: "" },
    err: expect.stringContaining('"wep", but there is no such service'),
  });
});

test("a picture goes to a file", async () => {
  await inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await simulate({ ...base, format: "svg", output: "t.svg" }, io, async (_, told) => told)).toBe(0);
    expect(io.written.get(`${folder}/t.svg`)).toMatch(/^<svg /);
  });
});

test("only text is played", async () => {
  await expect(simulate({ format: "svg", speed: 2 }, new FakeIo("/"))).rejects.toThrow("--speed plays text");
});
