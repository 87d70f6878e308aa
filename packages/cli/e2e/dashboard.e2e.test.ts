import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StreamEvent } from "@pulumi-compose/dashboard";
import { Cli, cli } from "./support/cli";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";
import { RunningProject } from "./support/running-project";

const STAY = "exec sleep 1000";
const PATIENCE_MS = 30_000;

/** What a page is told, from an address that a command has printed. */
class Page {
  readonly events: StreamEvent[] = [];
  bye: string | undefined;
  /** When each of the events came: milliseconds since the epoch. */
  readonly cameAt: number[] = [];
  #sent: ReturnType<typeof request> | undefined;

  constructor(readonly address: string) {}

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sent = request(new URL("events", this.address), (response: IncomingMessage) => {
        let rest = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          const messages = (rest + chunk).split("\n\n");
          rest = messages.pop() ?? "";
          for (const message of messages) this.#take(message);
        });
        response.on("error", () => {});
        resolve();
      });
      this.#sent.on("error", reject);
      this.#sent.end();
    });
  }

  /** Resolves with the first event that is like this, of those that have come and those that come. */
  async until(like: (event: StreamEvent) => boolean, what: string): Promise<StreamEvent> {
    const last = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = this.events.find(like);
      if (found) return found;
      if (Date.now() > last)
        throw new Error(`the page was never told ${what}: ${JSON.stringify(this.events.slice(-20))}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close(): void {
    this.#sent?.destroy();
  }

  #take(message: string): void {
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (data === undefined) return;
    if (/^event: bye$/m.test(message)) this.bye = JSON.parse(data);
    else
      for (const event of JSON.parse(data)) {
        this.events.push(event);
        this.cameAt.push(Date.now());
      }
  }
}

const healthIs = (service: string, health: string) => (event: StreamEvent) =>
  event.type === "container" && event.container.service === service && event.container.health === health;

const addressIn = (text: string): string => {
  const found = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(text);
  if (!found) throw new Error(`no address in ${text}`);
  return found[0];
};

describe("a project that runs, of whatever tool", () => {
  const project = new RunningProject();
  beforeAll(() => project.setUp());
  afterEach(() => project.tearDown());

  test("by its name alone: containers, a plan of their labels, health as it changes, evidence, logs, the end", async () => {
    await project.run("db", {
      command: `echo up and running; ${STAY}`,
      check: "test ! -f /tmp/bad || { echo broken; exit 1; }",
    });
    const labels = { "com.docker.compose.depends_on": "db:service_healthy:false" };
    await project.run("web", { command: STAY, labels });
    const command = new Cli(["dashboard", "-p", project.name]);
    await command.until(/http.*\n/);
    const page = new Page(addressIn(command.out));
    await page.open();
    await page.until(healthIs("db", "healthy"), "that db is healthy");
    expect(page.events[0]).toMatchObject({ type: "reset" });
    expect(await page.until(({ type }) => type === "plan", "a plan")).toMatchObject({ plan: { order: ["db", "web"] } });
    await page.until((event) => event.type === "gate" && event.gate.status === "open", "that the gate is open");
    await page.until((event) => event.type === "about" && event.engine !== undefined, "which engine it is");

    await project.shell("db", "touch /tmp/bad");
    await page.until(healthIs("db", "unhealthy"), "that db is unhealthy");
    const evidence = await page.until(({ type }) => type === "evidence", "why");
    expect(evidence).toMatchObject({ service: "db", code: "gate/unhealthy", text: expect.stringContaining("broken") });
    await page.until((event) => event.type === "gate" && event.gate.status === "failed", "that the gate would fail");
    await page.until((event) => event.type === "probe" && event.output === "broken", "what the probe printed");

    const [seen, gates] = [page.events.length, (event: StreamEvent) => event.type === "gate"];
    await project.shell("db", "rm /tmp/bad");
    const isLater = (event: StreamEvent) => page.events.indexOf(event) >= seen;
    await page.until((event) => isLater(event) && healthIs("db", "healthy")(event), "that db has healed");
    await page.until((event) => isLater(event) && gates(event), "that the gate would open again");
    const turns = page.events.flatMap((event) =>
      event.type === "timeline" && event.entry.kind === "health" ? [`${event.entry.from} -> ${event.entry.to}`] : [],
    );
    expect(turns.slice(-2)).toEqual(["healthy -> unhealthy", "unhealthy -> healthy"]);

    await project.run("late", { command: STAY });
    await page.until((event) => event.type === "container" && event.container.service === "late", "of one that came");

    const log = await new Promise<string>((resolve, reject) => {
      request(new URL("logs?service=db&tail=10", page.address), (response) => {
        response.setEncoding("utf8").on("data", (chunk: string) => {
          if (chunk.includes("data:")) resolve(chunk);
        });
      })
        .on("error", reject)
        .end();
    });
    expect(log).toContain('"text":"up and running"');

    command.interrupt();
    const { code, err } = await command.ended;
    expect(code).toBe(0);
    expect(err).toBe(`${project.name}: whoever has this address may look; Ctrl-C ends it\n`);
    expect(page.bye).toBe("pulumi-compose dashboard has ended");
    page.close();
  });

  test("the page and its files come from the package, and nothing comes from elsewhere", async () => {
    const command = new Cli(["dashboard", "-p", project.name]);
    await command.until(/http.*\n/);
    const address = addressIn(command.out);
    const html = await (await fetch(address)).text();
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(assets.length).toBeGreaterThan(0);
    for (const path of assets) {
      expect(path).toMatch(/^\.\//);
      expect((await fetch(new URL(path, address))).status).toBe(200);
    }
    expect((await fetch(new URL("/", address))).status).toBe(403);
    command.interrupt();
    expect((await command.ended).code).toBe(0);
  });

  test("a hundred changes are told soon", async () => {
    const id = await project.run("db", { command: STAY });
    const command = new Cli(["dashboard", "-p", project.name]);
    await command.until(/http.*\n/);
    const page = new Page(addressIn(command.out));
    await page.open();
    await page.until((event) => event.type === "container" && event.container.state === "running", "of db");
    const container = project.docker.getContainer(id);
    const delays: number[] = [];
    for (let n = 0; n < 100; n += 1) {
      const before = page.events.length;
      const wanted = n % 2 === 0 ? "paused" : "running";
      if (wanted === "paused") await container.pause();
      else await container.unpause();
      const done = Date.now();
      for (let tries = 0; tries < 500; tries += 1) {
        const at = page.events.findIndex(
          (event, index) => index >= before && event.type === "container" && event.container.state === wanted,
        );
        if (at >= 0) {
          delays.push((page.cameAt[at] ?? 0) - done);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    command.interrupt();
    await command.ended;
    page.close();
    const median = [...delays].sort((a, b) => a - b)[50] ?? Number.NaN;
    process.stdout.write(`from the engine's answer to the page: median ${median} ms of ${delays.length} changes\n`);
    expect(delays).toHaveLength(100);
    // How soon is measured by `npm run bench -- dashboard`; here it only must not be somebody's poll.
    expect(median).toBeLessThan(1_000);
  });
});

test("no engine: the page is there and says so", async () => {
  const command = new Cli(["dashboard", "-p", "pcc-nobody", "--host", "unix:///nowhere/docker.sock"]);
  await command.until(/http.*\n/);
  const page = new Page(addressIn(command.out));
  await page.open();
  expect(await page.until(({ type }) => type === "engine", "of the engine")).toMatchObject({ status: "lost" });
  command.interrupt();
  expect((await command.ended).code).toBe(0);
  page.close();
});

test("the file is read again when it is changed, and what is wrong with it is told", async () => {
  const folder = new ComposeFolder();
  const file = (db: string) => `name: pcc-nobody
services:
  web: { image: w, depends_on: { db: { condition: service_healthy } } }
  db: { ${db}, healthcheck: { test: [CMD, x] } }
`;
  folder.write(file("image: d"));
  const command = folder.start("dashboard");
  await command.until(/http.*\n/);
  const page = new Page(addressIn(command.out));
  await page.open();
  const planned = (count: number) => (event: StreamEvent) => event.type === "plan" && event.plan.order.length === count;
  await page.until(planned(2), "of two services");
  folder.write(file("imag: d"));
  const blames = (event: StreamEvent) =>
    event.type === "sources" && event.services.db?.findings.some(({ code }) => code === "compose/unknown-attribute");
  await page.until((event) => blames(event) === true, "what is wrong");
  folder.write(`${file("image: d")}  third: { image: t }\n`);
  await page.until(planned(3), "of three services");
  command.interrupt();
  expect((await command.ended).code).toBe(0);
  page.close();
  folder.dispose();
});

test("a file with a mistake is refused, as is a port that is somebody's", async () => {
  expect(await cli("dashboard", "-f", "/nowhere/compose.yaml")).toMatchObject({ code: 2, out: "" });
  const one = new Cli(["dashboard", "-p", "pcc-nobody"]);
  await one.until(/http.*\n/);
  const { port } = new URL(addressIn(one.out));
  const second = await cli("dashboard", "-p", "pcc-nobody", "--port", port);
  expect(second).toMatchObject({ code: 2, err: expect.stringContaining(`error: port ${port} of 127.0.0.1 is taken`) });
  one.interrupt();
  await one.ended;
});

/** The recording in a report. */
function recordingIn(path: string): StreamEvent[] {
  const html = readFileSync(path, "utf8");
  const json = /<script type="application\/json" id="recording">(.*?)<\/script>/s.exec(html)?.[1] ?? "[]";
  return JSON.parse(json);
}

test("a simulated start as a report", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pcc-simulated-"));
  const project = new ComposeFolder();
  project.write(`name: shop
services:
  flask: { image: app, depends_on: { redis: { condition: service_healthy } } }
  redis: { image: redis, healthcheck: { test: redis-cli ping, interval: 5s, timeout: 1s } }
`);
  const report = join(folder, "report.html");
  const { status } = project.run("simulate", "--offline", "--ready", "redis=never", "--report", report);
  expect(status).toBe(1);
  const recording = recordingIn(report);
  expect(recording[0]).toMatchObject({ type: "about", mode: "simulate", project: "shop" });
  expect(recording.at(-1)).toMatchObject({ type: "end", result: "failed", exitCode: 1 });
  expect(recording.filter(({ type }) => type === "evidence")).toMatchObject([
    { service: "redis", code: "gate/unhealthy" },
    { service: "flask", title: 'service "flask" is not started: "redis" is not healthy' },
  ]);
  expect(project.run("simulate", "--report", "/no/such/folder/x.html")).toMatchObject({ status: 2, stdout: "" });
  project.dispose();
  rmSync(folder, { recursive: true });
});

(hasToolchain ? describe : describe.skip)("an update", () => {
  const folder = new ComposeFolder();
  const report = join(folder.path, "report.html");
  const write = (test: string) =>
    folder.write(`name: pccd
services:
  db:
    image: pulumi-compose/busybox:local
    command: sh -c "echo the password is $$DB_PASSWORD; sleep 1000"
    environment: { DB_PASSWORD: hunter2hunter2 }
    stop_grace_period: 0s
    healthcheck: { test: "${test}", interval: 1s, retries: 3 }
  web:
    image: pulumi-compose/busybox:local
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
`);
  afterAll(() => {
    const { status } = folder.run("down", "--volumes", "--yes");
    folder.dispose();
    expect(status).toBe(0);
  });

  test("a failed gate: the page is told as it goes, the report has all of it, no secret is in either", async () => {
    write("echo no route to hunter2hunter2; exit 3");
    const command = folder.start("up", "--dashboard", "--report", report, "--json");
    for (let tries = 0; !/http/.test(command.err) && tries < 1_000; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const page = new Page(addressIn(command.err));
    await page.open();
    const { code, out } = await command.ended;
    expect(code).toBe(1);
    page.close();
    expect(page.bye).toBe("the update has ended");
    const ofGate = page.events.flatMap((event) => (event.type === "gate" ? [event.gate] : []));
    expect(ofGate.find(({ status }) => status === "waiting")).toMatchObject({
      service: "db",
      by: "update",
      holds: ["web"],
      deadlineAtMs: expect.any(Number),
    });
    expect(ofGate.at(-1)).toMatchObject({ status: "failed", by: "update" });
    expect(page.events.some((event) => event.type === "probe" && event.output.includes("no route"))).toBe(true);
    expect(page.events.some((event) => event.type === "probe" && event.by === "gate")).toBe(true);
    // What the terminal is told, the page is told.
    const told = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).type);
    const deployed = page.events.flatMap((event) => (event.type === "deployment" ? [event.event.type] : []));
    expect(deployed.at(-1)).toBe("summary");
    expect(told.filter((type) => type === "resource").length).toBeGreaterThan(0);

    const recording = recordingIn(report);
    expect(recording[0]).toMatchObject({ type: "about", mode: "up", project: "pccd" });
    const text = JSON.stringify(recording);
    const evidence = recording.find(({ type }) => type === "evidence");
    expect(evidence).toMatchObject({ service: "db", code: "gate/unhealthy" });
    expect(text).toContain("no route to [secret]");
    expect(recording.find(({ type }) => type === "end")).toMatchObject({ result: "failed", exitCode: 1 });
    expect(recording.find(({ type }) => type === "log")).toMatchObject({
      service: "db",
      lines: [{ text: "the password is [secret]" }],
    });
    const turns = recording.flatMap((event) =>
      event.type === "timeline" ? [`${event.entry.service} ${event.entry.kind}`] : [],
    );
    expect(turns).toEqual(expect.arrayContaining(["db start", "db health", "db gate-failed", "web not-started"]));
    expect(JSON.stringify(page.events) + readFileSync(report, "utf8")).not.toContain("hunter2");
  });

  test("healed: the exit code is 0, and the report says so", async () => {
    write("true");
    const { status, stderr } = folder.run("up", "--report", "report.html");
    expect(status).toBe(0);
    expect(stderr).toContain(`report: ${report}`);
    const recording = recordingIn(report);
    expect(recording.find(({ type }) => type === "end")).toMatchObject({ result: "succeeded", exitCode: 0 });
    expect(recording.filter((event) => event.type === "gate")).toMatchObject([
      { gate: { service: "db", status: "open" } },
    ]);
  });

  test("cancelled: there is a report all the same", async () => {
    write("exit 1");
    folder.write(readFileSync(join(folder.path, "compose.yaml"), "utf8").replace("retries: 3", "retries: 300"));
    const command = folder.start("up", "--report", "cancelled.html", "--plain");
    await command.until(/gate db healthy: .*starting/);
    command.interrupt();
    expect((await command.ended).code).toBe(130);
    expect(recordingIn(join(folder.path, "cancelled.html")).find(({ type }) => type === "end")).toMatchObject({
      result: "cancelled",
      exitCode: 130,
    });
  });

  test("what cannot be shown or written is refused before anything is done", () => {
    expect(folder.run("up", "--dry-run", "--dashboard").status).toBe(2);
    expect(folder.run("up", "--report", "/no/such/folder/x.html").stderr).toContain("there is no such folder");
    expect(existsSync("/no/such/folder")).toBe(false);
  });
});
