import { aHealth, aProbe } from "../../../../docker-health/src/testing/a-container";
import { settle } from "../../../../docker-health/src/testing/fake-clock";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo, FakeStream } from "../../testing/fake-io";
import { FakeProject } from "../../testing/fake-project";
import { noSwarm } from "../../testing/fake-swarm";
import { type StatusCommandOptions, status } from "./status";

type Parts = NonNullable<Parameters<FakeProject["add"]>[1]>;

const YAML = "name: shop\nservices:\n  web: {image: w}\n  db: {image: d}\n  none: {image: n, scale: 0}\n";

function edges(project: FakeProject, io = new FakeIo("/")) {
  return { io, connect: async () => project.engine, connectSwarm: noSwarm, clock: project.clock };
}

async function shown(project: FakeProject, options: StatusCommandOptions, services: readonly string[] = []) {
  const io = new FakeIo("/");
  const code = await status(services, options, edges(project, io));
  return { code, out: io.out.text };
}

test("by its name alone; what compose run left behind is not part of it", async () => {
  const project = new FakeProject();
  project.add("web", { healthcheck: null });
  project.add("db", { health: aHealth("healthy", 0, aProbe(10, 0, "ok")) });
  project.add("odd", {}, { "com.docker.compose.oneoff": "True" });
  const { code, out } = await shown(project, { projectName: "shop" });
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.split(" ")[0])).toEqual(["SERVICE", "db", "web", ""]);
});

test("something unhealthy, or nothing at all, is not well", async () => {
  const project = new FakeProject();
  expect(await shown(project, { projectName: "shop" })).toEqual({
    code: 1,
    out: 'nothing of project "shop" is on this engine\n',
  });
  project.add("db", { health: aHealth("unhealthy", 3) });
  expect((await shown(project, { projectName: "shop" })).code).toBe(1);
});

test("one that has lost another's network is not well, though it says so itself", async () => {
  const project = new FakeProject();
  const db = project.add("db", { healthcheck: null, state: { startedAt: "2026-01-01T00:00:05Z" } });
  const shares = [{ namespace: "network", container: db }] as const;
  project.add("side", { health: aHealth("healthy", 0), state: { startedAt: "2026-01-01T00:00:00Z" }, shares });
  const { code, out } = await shown(project, { projectName: "shop" });
  expect(code).toBe(1);
  expect(out).toMatch(/^side +lost its network/m);
  expect(JSON.parse((await shown(project, { projectName: "shop", json: true })).out).containers).toMatchObject([
    { service: "db", ok: true },
    { service: "side", lost: ["network"], ok: false },
  ]);
});

/** Two containers of one number, of which the second is to take over. */
function twoOfOneNumber(old: Parts, young: Parts): FakeProject {
  const project = new FakeProject();
  const healthy = aHealth("healthy", 0);
  project.add("web", { health: healthy, createdAt: "2026-01-01T00:01:00Z", ...young }, {}, "b");
  project.add("web", { health: healthy, createdAt: "2026-01-01T00:00:00Z", ...old }, {}, "a");
  return project;
}

const ended = { status: "exited", exitCode: 143, finishedAt: "2026-01-01T00:02:00Z" } as const;

test.each<[string, Parts, Parts, string[], number]>([
  [
    "before it takes over",
    { aliases: ["web"] },
    { aliases: ["a1b2"], health: aHealth("starting", 0) },
    ["web (old)  healthy", "web (new)  starting, not serving"],
    0,
  ],
  ["while the old one drains", {}, { aliases: ["web"] }, ["web (old)  healthy, not serving", "web (new)  healthy"], 0],
  [
    "once the old one was stopped",
    { state: ended },
    { aliases: ["web"] },
    ["web (old)  stopped", "web (new)  healthy"],
    0,
  ],
  [
    "when its update was stopped half-way",
    { aliases: ["web"] },
    { aliases: ["a1b2"] },
    ["web (old)  healthy", "web (new)  healthy, not serving"],
    1,
  ],
  [
    "when it failed and is kept",
    { aliases: ["web"] },
    { health: aHealth("unhealthy", 3) },
    ["web (old)  healthy", "web (new)  unhealthy, not serving"],
    1,
  ],
  [
    "when it failed and was stopped",
    { aliases: ["web"] },
    { state: ended },
    ["web (old)  healthy", "web (new)  exited 143"],
    1,
  ],
  ["where nobody finds either by name", {}, {}, ["web (old)  healthy", "web (new)  healthy"], 0],
])("one that takes over from another: %s", async (_, old, young, lines, code) => {
  const shownOnce = await shown(twoOfOneNumber(old, young), { projectName: "shop" });
  expect(shownOnce.code).toBe(code);
  const [, ...rows] = shownOnce.out.trim().split("\n");
  expect(rows.map((row) => /^(\S+ \S+) +(.*?)(?: {2}|$)/.exec(row)?.slice(1).join("  "))).toEqual(lines);
});

test("one that takes over from another, for machines", async () => {
  const project = twoOfOneNumber({ aliases: ["web"] }, {});
  expect(JSON.parse((await shown(project, { projectName: "shop", json: true })).out).containers).toMatchObject([
    { container: { name: "shop-web-1-a", number: 1 }, beside: "old", serves: true },
    { container: { name: "shop-web-1-b", number: 1 }, beside: "new", serves: false },
  ]);
});

test("with the file in its order, and what has no container", async () => {
  await inComposeFolder(YAML, async (folder) => {
    const project = new FakeProject();
    project.add("db", { healthcheck: null });
    const io = new FakeIo(folder);
    expect(await status([], { json: true }, edges(project, io))).toBe(1);
    const { ok, containers } = JSON.parse(io.out.text);
    expect(ok).toBe(false);
    expect(containers).toMatchObject([
      { service: "db", state: "running", ok: true, since: "2026-01-01T00:00:00.000Z", sinceIsAtLeast: false },
      { service: "web", state: "absent", ok: false },
    ]);
    await expect(status(["wbe"], {}, edges(project, new FakeIo(folder)))).rejects.toMatchObject({
      message: 'the project has no service "wbe"',
      hint: 'Did you mean "web"?',
    });
  });
});

test("watching: a line of JSON for each change, until it is interrupted", async () => {
  const project = new FakeProject();
  const id = project.add("db");
  const io = new FakeIo("/");
  const watching = status([], { projectName: "shop", json: true, watch: true }, edges(project, io));
  await settle();
  project.fake.change(id, { health: aHealth("healthy", 0, aProbe(5, 0)) }, "health_status: healthy");
  await project.clock.advance(100);
  // Nothing new: nothing is said.
  await project.clock.advance(5_000);
  project.add("web");
  await project.clock.advance(2_000);
  project.fake.down = true;
  await project.clock.advance(3_000);
  io.interruption.abort();
  expect(await watching).toBe(0);
  const lines = io.out.text.trim().split("\n");
  const told = lines.map((line) =>
    JSON.parse(line).containers.map((row: { service: string; health: string }) => `${row.service} ${row.health}`),
  );
  expect(told).toEqual([["db starting"], ["db healthy"], ["db healthy", "web starting"]]);
  expect(io.err.text).toContain("trying again");
  await project.engine.close();
  expect(project.clock.pending).toBe(0);
});

test("watching on a terminal: redrawn each second, the cursor comes back", async () => {
  const project = new FakeProject();
  project.add("db", { health: aHealth("healthy", 0, ...[0, 0, 0, 0, 0].map((code, i) => aProbe(10 * i, code))) });
  const io = new FakeIo("/", new FakeStream(true, 60));
  const watching = status([], { projectName: "shop", watch: true }, edges(project, io));
  await project.clock.advance(61_000);
  io.interruption.abort();
  await watching;
  expect(io.out.text).toContain(">1m ");
  expect(io.out.text.startsWith("\u001b[?25l")).toBe(true);
  expect(io.out.text.endsWith("\u001b[?25h")).toBe(true);
});
