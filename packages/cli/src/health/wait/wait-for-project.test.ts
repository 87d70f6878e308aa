import { aHealth, aProbe } from "../../../../docker-health/src/testing/a-container";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo } from "../../testing/fake-io";
import { FakeProject } from "../../testing/fake-project";
import { noSwarm } from "../../testing/fake-swarm";
import { type WaitCommandOptions, wait } from "./wait-for-project";

const healthy = aHealth("healthy", 0, aProbe(5, 0));
const unhealthy = aHealth("unhealthy", 3, aProbe(10, 1, "refused"), aProbe(20, 1, "refused"), aProbe(30, 1, "refused"));

function begin(
  project: FakeProject,
  services: readonly string[],
  options: WaitCommandOptions = {},
  io = new FakeIo("/"),
) {
  const code = wait(
    services,
    { projectName: "shop", probe: "engine", ...options },
    { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock },
  );
  return { code, io };
}

test("one that another takes over from is not waited for: it is to end", async () => {
  const project = new FakeProject();
  const ended = { status: "exited", exitCode: 143 } as const;
  project.add("web", { healthcheck: null, state: ended, createdAt: "2026-01-01T00:00:00Z" }, {}, "old");
  project.add("web", { health: healthy, createdAt: "2026-01-01T00:01:00Z" }, {}, "new");
  const { code, io } = begin(project, ["web"]);
  await project.clock.advance(1_000);
  expect(await code).toBe(0);
  expect(io.out.text).toBe("shop-web-1-new is healthy\n");
});

/** A project whose web is good in two containers of one number, of which the old one has the service's name. */
function halfWay(): { readonly project: FakeProject; readonly takeOver: () => void } {
  const project = new FakeProject();
  const young = (aliases: readonly string[]) =>
    void project.add("web", { health: healthy, createdAt: "2026-01-01T00:01:00Z", aliases }, {}, "new");
  project.add("web", { health: healthy, createdAt: "2026-01-01T00:00:00Z", aliases: ["web"] }, {}, "old");
  young(["b"]);
  return { project, takeOver: () => young(["b", "web"]) };
}

test("one that is good and does not take over is not what was asked for", async () => {
  const { project } = halfWay();
  const { code, io } = begin(project, ["web"], { timeout: 5_000 });
  for (let second = 0; second < 7; second++) await project.clock.advance(1_000);
  expect(await code).toBe(1);
  expect(io.err.text).toMatch(/^shop-web-1-new is as it should be, but has not taken over .* `up` goes on with it\n$/);
});

test("one that takes over meanwhile is", async () => {
  const { project, takeOver } = halfWay();
  const { code, io } = begin(project, ["web"], { timeout: 5_000 });
  await project.clock.advance(1_000);
  expect(io.out.text).toBe("");
  takeOver();
  for (let second = 0; second < 4; second++) await project.clock.advance(1_000);
  expect(await code).toBe(0);
});

test("one that only has to be started is, though it does not take over", async () => {
  const { code } = begin(halfWay().project, ["web"], { for: "started" });
  expect(await code).toBe(0);
});

test("a wrong value in the file is a mistake, and nothing is waited for", async () => {
  await inComposeFolder(
    "services:\n  web: { image: x, x-pulumi-compose: { on_unhealthy: never } }\n",
    async (folder) => {
      const io = new FakeIo(folder);
      const project = new FakeProject();
      const edges = { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock };
      expect(await wait([], {}, edges)).toBe(2);
      expect(io.err.text).toMatch(/compose\.yaml:2:\d+ error health\/bad-on-unhealthy/);
    },
  );
});

test("each is waited for by its kind: healthy, completed, up", async () => {
  const project = new FakeProject();
  const db = project.add("db");
  project.add(
    "web",
    { healthcheck: null },
    {
      "com.docker.compose.depends_on": "db:service_healthy:false,migrate:service_completed_successfully:false",
    },
  );
  const migrate = project.add("migrate", { healthcheck: null });
  const { code, io } = begin(project, []);
  await project.clock.advance(1_000);
  project.fake.change(db, { health: healthy }, "health_status: healthy");
  await project.clock.advance(1_000);
  expect(io.out.text).toBe("shop-db-1 is healthy after 1 s\n");
  await project.clock.advance(1_000);
  expect(io.out.text).toBe("shop-db-1 is healthy after 1 s\nshop-web-1 is up after 3 s\n");
  project.fake.change(migrate, { state: { status: "exited", exitCode: 0 } }, "die");
  await project.clock.advance(1_000);
  expect(await code).toBe(0);
  expect(io.out.text).toContain("shop-migrate-1 is completed");
  expect(io.err.text).toBe("");
  expect(project.clock.pending).toBe(0);
});

test("what nobody waits for and that has no check is not up when it exits; one-shots among them may, with 0", async () => {
  const project = new FakeProject();
  project.add("seed", { healthcheck: null, state: { status: "exited", exitCode: 0 } });
  const worker = project.add("worker", { healthcheck: null });
  const { code, io } = begin(project, []);
  await project.clock.advance(1_000);
  project.fake.change(worker, { state: { status: "exited", exitCode: 3 } }, "die");
  await project.clock.advance(1_000);
  expect(await code).toBe(1);
  expect(io.out.text).toBe("shop-seed-1 has ended with 0\n");
  expect(io.err.text).toMatch(/^shop-worker-1 exited with code 3 instead of staying up, after 1 s/);
});

test("to be started is asked for as before: what runs, runs", async () => {
  const project = new FakeProject();
  project.add("worker", { healthcheck: null });
  const { code, io } = begin(project, [], { for: "started" });
  await project.clock.advance(100);
  expect(await code).toBe(0);
  expect(io.out.text).toBe("shop-worker-1 is started\n");
});

test("the first failure ends it all, with its evidence", async () => {
  const project = new FakeProject();
  const db = project.add("db");
  project.add("slow");
  const { code, io } = begin(project, []);
  await project.clock.advance(31_000);
  project.fake.change(db, { health: unhealthy }, "health_status: unhealthy");
  await project.clock.advance(1_000);
  expect(await code).toBe(1);
  expect(io.err.text).toMatch(/^shop-db-1 is unhealthy \(3 of 3 probes failed in a row\) after 31 s/);
  expect(io.err.text).toContain("refused");
  expect(io.err.text).not.toContain("slow");
});

test("the timeout is for all together, and everything that is late is told", async () => {
  const project = new FakeProject();
  project.add("a");
  project.add("b");
  const { code, io } = begin(project, ["a", "b", "never"], { timeout: 3_000 });
  await project.clock.advance(4_000);
  expect(await code).toBe(1);
  const first = io.err.text.split("\n").filter((line) => /^(shop|never)/.test(line));
  expect(first.map((line) => line.split(" ")[0]).sort()).toEqual(["never", "shop-a-1", "shop-b-1"]);
});

test("a container that comes later is waited for", async () => {
  const project = new FakeProject();
  const { code, io } = begin(project, ["db"], { timeout: 60_000 });
  await project.clock.advance(10_000);
  project.add("db", { health: healthy });
  await project.clock.advance(1_000);
  expect(await code).toBe(0);
  expect(io.out.text).toBe("shop-db-1 is healthy\n");
});

test("all replicas of the file, and its secrets not in the evidence", async () => {
  const yaml = "name: shop\nservices:\n  db: {image: d, scale: 2, environment: {DB_PASSWORD: hunter2}}\n";
  await inComposeFolder(yaml, async (folder) => {
    const project = new FakeProject();
    project.add("db", { health: healthy });
    const io = new FakeIo(folder);
    const code = wait(
      [],
      { probe: "engine" },
      { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock },
    );
    await project.clock.advance(2_000);
    expect(io.out.text).toBe("");
    const second = project.add("db", {}, { "com.docker.compose.container-number": "2" });
    await project.clock.advance(2_000);
    expect(io.out.text).toBe("shop-db-1 is healthy\n");
    const said = aHealth("unhealthy", 3, ...[10, 20, 30].map((at) => aProbe(at, 1, "no such user:hunter2")));
    project.fake.change(second, { health: said }, "health_status: unhealthy");
    await project.clock.advance(2_000);
    expect(await code).toBe(1);
    expect(io.err.text).toContain("no such user:[secret]");
  });
});

test.each([
  ["of the service", "  db: {image: d, x-pulumi-compose: {on_unhealthy: keep-waiting}}\n"],
  ["of the project", "  db: {image: d}\nx-pulumi-compose: {on_unhealthy: keep-waiting}\n"],
])("keeps waiting where the file says so, %s", async (_, rest) => {
  await inComposeFolder(`name: shop\nservices:\n${rest}`, async (folder) => {
    const project = new FakeProject();
    const db = project.add("db", { health: unhealthy });
    const { code, io } = begin(project, [], { file: ["compose.yaml"] }, new FakeIo(folder));
    await project.clock.advance(30_000);
    project.fake.change(db, { health: healthy }, "health_status: healthy");
    await project.clock.advance(1_000);
    expect(await code).toBe(0);
    expect(io.err.text).toBe("");
    expect(io.out.text).toMatch(/^shop-db-1 is healthy/);
  });
});

test("as JSON", async () => {
  const project = new FakeProject();
  project.add("db", { health: healthy });
  const { code, io } = begin(project, ["db"], { json: true, for: "started" });
  await project.clock.advance(1_000);
  expect(await code).toBe(0);
  expect(JSON.parse(io.out.text)).toMatchObject([
    { service: "db", container: "shop-db-1", result: { ok: true, condition: "service_started" } },
  ]);
});

test("where others of its project are there, it is waited for without a timeout, too", async () => {
  const project = new FakeProject();
  project.add("web", { health: healthy });
  const { code, io } = begin(project, ["db"]);
  await project.clock.advance(10_000);
  project.add("db", { health: healthy });
  await project.clock.advance(1_000);
  expect(await code).toBe(0);
  expect(io.out.text).toBe("shop-db-1 is healthy\n");
});

test.each<[string, readonly string[]]>([
  ["all of it", []],
  ["a service", ["db"]],
])("of a project of which there is nothing, %s fails at once", async (_, services) => {
  const { code, io } = begin(new FakeProject(), services, { json: true, junit: "report.xml" });
  expect(await code).toBe(1);
  expect(io.err.text).toMatch(/^nothing of project "shop" is on this engine/);
  expect(JSON.parse(io.out.text)).toEqual(services.map((service) => ({ service })));
  const failures = [...(io.written.get("/report.xml") ?? "").matchAll(/<failure message="([^"]+)"/g)];
  expect(failures).toHaveLength(services.length);
});

test("what is scaled to nothing is not missed", async () => {
  await inComposeFolder("name: shop\nservices:\n  db: {image: d, scale: 0}\n", async (folder) => {
    const project = new FakeProject();
    const { code } = begin(project, ["db"], { file: ["compose.yaml"] }, new FakeIo(folder));
    expect(await code).toBe(0);
  });
});

test("interrupted", async () => {
  const project = new FakeProject();
  project.add("db");
  const { code, io } = begin(project, []);
  await project.clock.advance(1_000);
  io.interruption.abort();
  expect(await code).toBe(130);
  expect(project.clock.pending).toBe(0);
});
