import type { StreamEvent } from "@pulumi-compose/dashboard";
import { planStart } from "@pulumi-compose/health-model";
import { loadProject, memoryFileSystem } from "@pulumi-compose/parser";
import { aHealth, aProbe } from "../../../docker-health/src/testing/a-container";
import { settle } from "../../../docker-health/src/testing/fake-clock";
import { commandTarget } from "../targets/command-targets";
import { FakeProject } from "../testing/fake-project";
import { aService, aTask, FakeSwarm, noSwarm } from "../testing/fake-swarm";
import { knownProject } from "./known-project";
import { Session } from "./session";

const YAML = `name: shop
services:
  web:
    image: w
    depends_on: { db: { condition: service_healthy } }
  db:
    image: d
    environment: { DB_PASSWORD: hunter2 }
    healthcheck: { test: ["CMD", "check"], interval: 10s, timeout: 3s }
`;

async function known() {
  const { project, sources, diagnostics } = loadProject({
    ...{ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": YAML }) },
  });
  if (!project) throw new Error("the test's file has an error");
  const start = planStart(project);
  return knownProject({ project, sources, diagnostics }, { start, diagnostics: start.diagnostics });
}

async function following(project: FakeProject, withFile: boolean) {
  const session = await Session.open({
    ...{ name: "shop", mode: "watch", target: commandTarget("docker"), engine: {} },
    ...(withFile && { known: await known() }),
    edges: { connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock },
  });
  session.follow();
  await settle();
  return session;
}

const told = (session: Session) => session.log.snapshot();
const of = <Type extends StreamEvent["type"]>(session: Session, type: Type) =>
  told(session).filter((event): event is Extract<StreamEvent, { type: Type }> => event.type === type);

test("a project with a file: plan, lines of it with advice, containers, gates, engine", async () => {
  const project = new FakeProject();
  project.add("db", { health: aHealth("starting", 1, aProbe(10, 1, "no\nhunter2 is wrong\n")) });
  const session = await following(project, true);
  expect(
    told(session)
      .map(({ type }) => type)
      .slice(0, 3),
  ).toEqual(["about", "plan", "sources"]);
  expect(of(session, "about")).toMatchObject([
    { project: "shop", target: "docker", mode: "watch", engine: { name: "Docker Engine", host: "fake://" } },
  ]);
  expect(of(session, "plan")[0]?.plan).toMatchObject({ layers: [["db"], ["web"]], gates: [{ dependency: "db" }] });
  expect(of(session, "sources")[0]?.services.db?.excerpts).toEqual([
    {
      file: "compose.yaml",
      firstLine: 6,
      lines: [
        "  db:",
        "    image: d",
        "    environment: { DB_PASSWORD: [secret] }",
        '    healthcheck: { test: ["CMD", "check"], interval: 10s, timeout: 3s }',
      ],
    },
  ]);
  expect(of(session, "sources")[0]?.services.db?.findings).toMatchObject([
    { kind: "advice", code: "health/long-interval", place: { file: "compose.yaml", line: 9 } },
  ]);
  expect(of(session, "container")).toMatchObject([
    { container: { service: "db", number: 1, state: "running", health: "starting", failingStreak: 1, retries: 3 } },
  ]);
  expect(of(session, "gate")).toMatchObject([
    { gate: { service: "db", condition: "service_healthy", status: "waiting", by: "engine", holds: ["web"] } },
  ]);
  expect(of(session, "probe")).toMatchObject([{ service: "db", exitCode: 1, output: "no\n[secret] is wrong" }]);
  expect(of(session, "engine")).toMatchObject([{ status: "connected" }]);
  await session.stop();
  await project.engine.close();
});

test("what happens is told as it does: health, evidence, the picture, an engine that goes and comes back", async () => {
  const project = new FakeProject();
  const id = project.add("db");
  const session = await following(project, true);
  await project.clock.advance(30_000);
  project.fake.logs.push("cannot bind, hunter2");
  const probes = [10, 20, 30].map((at) => aProbe(at, 1, "refused"));
  project.fake.change(id, { health: aHealth("unhealthy", 3, ...probes) }, "health_status: unhealthy");
  await project.clock.advance(100);
  expect(of(session, "gate")).toMatchObject([
    { gate: { status: "failed", message: "unhealthy (3 failures in a row of 3): refused" } },
  ]);
  const [evidence] = of(session, "evidence");
  expect(evidence).toMatchObject({ service: "db", number: 1, code: "gate/unhealthy" });
  expect(evidence?.text).toContain("cannot bind, [secret]");
  project.fake.change(id, { health: aHealth("healthy", 0, aProbe(40, 0)) }, "health_status: healthy");
  await project.clock.advance(100);
  project.fake.change(
    id,
    { state: { status: "exited", exitCode: 3, finishedAt: "2026-01-01T00:00:50Z" }, health: aHealth("unhealthy", 0) },
    "die",
  );
  await project.clock.advance(100);
  project.fake.remove(id);
  await project.clock.advance(100);
  expect(of(session, "container")).toEqual([]);
  const turns = of(session, "timeline").flatMap(({ entry }) => {
    if (entry.kind === "probe") return `probe ${entry.exitCode} at ${entry.atMs}`;
    if (entry.kind === "health") return `${entry.from} -> ${entry.to} at ${entry.atMs}`;
    return entry.kind === "exit" ? `exit ${entry.code} at ${entry.atMs}` : entry.kind;
  });
  expect(turns).toEqual([
    "found",
    "starting -> unhealthy at 30050",
    "probe 1 at 10050",
    "probe 1 at 20050",
    "probe 1 at 30050",
    "unhealthy -> healthy at 40050",
    "probe 0 at 40050",
    "exit 3 at 50000",
  ]);
  project.fake.down = true;
  await project.clock.advance(3_000);
  expect(of(session, "engine")).toMatchObject([{ status: "lost", reason: expect.stringContaining("ECONNREFUSED") }]);
  project.fake.down = false;
  await project.clock.advance(3_000);
  expect(of(session, "engine")).toMatchObject([{ status: "back" }]);
  await session.stop();
  await project.engine.close();
  expect(project.clock.pending).toBe(0);
});

test("a project without a file: its containers tell the plan, and what of their variables is secret", async () => {
  const project = new FakeProject();
  const labels = { "com.docker.compose.depends_on": "db:service_healthy:false" };
  project.add("web", { healthcheck: null }, labels);
  const session = await following(project, false);
  expect(of(session, "plan")[0]?.plan.layers).toEqual([["web"]]);
  const id = project.add("db", { health: aHealth("healthy", 0, aProbe(1, 0, "user hunter2 of db")) });
  const container = project.fake.containers.get(id);
  if (container) project.fake.add({ ...container, secrets: ["hunter2", "db"] });
  project.fake.emit(id, "create");
  await project.clock.advance(3_000);
  expect(of(session, "plan")[0]?.plan).toMatchObject({
    layers: [["db"], ["web"]],
    services: {
      db: { healthcheck: { kind: "check", check: { intervalMs: 10_000 } } },
      web: { healthcheck: { kind: "none" } },
    },
  });
  expect(of(session, "gate")).toMatchObject([{ gate: { service: "db", status: "open" } }]);
  expect(of(session, "probe")).toMatchObject([{ output: "user [secret] of db" }]);
  await session.stop();
});

test("a project that is not there yet comes, of several containers each with its number", async () => {
  const project = new FakeProject();
  const session = await following(project, true);
  expect(of(session, "gate")).toMatchObject([{ gate: { status: "idle" } }]);
  await project.clock.advance(10_000);
  for (const number of ["1", "2"]) {
    const state = { startedAt: "2026-01-01T00:00:10Z" };
    project.add("web", { healthcheck: null, state }, { "com.docker.compose.container-number": number });
  }
  await project.clock.advance(2_000);
  expect(of(session, "container").map(({ container }) => container.name)).toEqual(["shop-web-1", "shop-web-2"]);
  expect(of(session, "timeline")).toMatchObject([
    { entry: { kind: "start", service: "web", atMs: 10_000 }, number: 1, checked: false },
    { entry: { kind: "start", service: "web", atMs: 10_000 }, number: 2, checked: false },
  ]);
  await session.stop();
});

test("probes of a gate of this process are told as the gate's", async () => {
  const project = new FakeProject();
  const id = project.add("db");
  const session = await following(project, true);
  project.fake.script = () => ({ exitCode: 0, output: "PONG", afterMs: 10 });
  const waiting = project.engine.waitFor(id, "service_healthy");
  await project.clock.advance(5_000);
  await waiting;
  expect(of(session, "probe")).toMatchObject([{ by: "gate", service: "db", exitCode: 0, output: "PONG" }]);
  expect(of(session, "timeline").map(({ entry }) => entry)).toMatchObject([
    { kind: "found" },
    { kind: "probe", by: "gate" },
  ]);
  await session.stop();
});

test("on a swarm: a row for each replica, with what the file has and tasks do not tell", async () => {
  const project = new FakeProject();
  const swarm = new FakeSwarm();
  swarm.list.push(aService({ name: "shop_web", replicas: 2 }));
  swarm.all.push(
    aTask("shop_web"),
    aTask("shop_web", { slot: 2, state: "pending", nodeId: "", error: "no suitable node" }),
  );
  const session = await Session.open({
    ...{ name: "shop", mode: "watch", target: commandTarget("swarm"), engine: {}, known: await known() },
    edges: { connect: async () => project.engine, connectSwarm: async () => swarm, clock: project.clock },
  });
  session.follow();
  await settle();
  expect(of(session, "container").map(({ container }) => container)).toMatchObject([
    { service: "web", number: 1, state: "running", node: "machine-n1", image: "w", ok: true },
    { service: "web", number: 2, state: "pending", error: "no suitable node", ok: false },
  ]);
  expect(of(session, "evidence")).toMatchObject([{ service: "web", number: 2, title: "no suitable node" }]);
  expect(of(session, "about")[0]).toMatchObject({ target: "swarm", engine: { name: "Docker Engine" } });
  swarm.all.length = 0;
  swarm.all.push(aTask("shop_web"));
  await project.clock.advance(2_100);
  expect(of(session, "container")).toHaveLength(1);
  await session.stop();
});

test("what the files say is told again when they are others, and what is wrong with them", async () => {
  const project = new FakeProject();
  project.add("db", { health: aHealth("healthy", 0, aProbe(10, 0, "ok\n")) });
  const session = await following(project, true);
  const {
    project: next,
    sources,
    diagnostics,
  } = loadProject({
    ...{
      cwd: "/p",
      env: {},
      fs: memoryFileSystem({ "/p/compose.yaml": "name: shop\nservices: { db: { image: d } }\n" }),
    },
  });
  if (!next) throw new Error("the test's file has an error");
  const start = planStart(next);
  session.know(await knownProject({ project: next, sources, diagnostics }, { start, diagnostics: start.diagnostics }));
  expect(of(session, "plan").map(({ plan }) => plan.order)).toEqual([["db"]]);
  expect(of(session, "gate").map(({ gate }) => [gate.service, gate.status, gate.holds])).toEqual([["db", "idle", []]]);
  const broken = loadProject({
    ...{ cwd: "/p", env: {}, fs: memoryFileSystem({ "/p/compose.yaml": "services: { db: { imag: d } }\n" }) },
  });
  session.blame(broken);
  expect(of(session, "plan").map(({ plan }) => plan.order)).toEqual([["db"]]);
  expect(of(session, "sources")[0]?.services.db?.findings.map(({ code }) => code)).toContain(
    "compose/unknown-attribute",
  );
  await session.stop();
});
