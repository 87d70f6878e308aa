import { PulumiProject } from "./support/pulumi-project";
import { SwarmEngine } from "./support/swarm-engine";
import { busybox, describeWithToolchain } from "./support/toolchain";

const project = "pcs-chain";
const program = `
const { ComposeProject } = require("pulumi-compose");
const chain = new ComposeProject("chain", { file: "compose.yaml", target: "swarm", projectName: "${project}" });
exports.health = chain.services.db.health;
`;

interface Edit {
  /** What makes the check of `db` pass. */
  readonly ready?: string;
  readonly setting?: string;
  readonly version?: string;
  readonly label?: string;
  /** More services. */
  readonly more?: string;
}

/** Nobody waits for it, and its check takes longer than it may. */
const late = `
  late:
    image: ${busybox}
    init: true
    command: ["sleep", "1000"]
    healthcheck: { test: ["CMD", "false"], interval: 1s, timeout: 5s, retries: 300 }
    x-pulumi-compose: { deadline: 8s }`;

/** A chain of gates: `db` healthy, then `migrate` completed, then `web`. */
function compose({
  ready = "touch /tmp/ok;",
  setting = "one",
  version = "1",
  label = "x",
  more = "",
}: Edit = {}): string {
  return `
services:
  db:
    image: ${busybox}
    init: true
    command: ["sh", "-c", "${ready} echo serving; exec sleep 1000"]
    environment: { VERSION: "${version}" }
    healthcheck: { test: ["CMD", "test", "-f", "/tmp/ok"], interval: 1s, timeout: 5s, retries: 3 }
    configs: [{ source: settings, target: /etc/settings }]
    secrets: [password]
  migrate:
    image: ${busybox}
    command: ["sh", "-c", "test -n \\"$$(cat /run/secrets/password)\\""]
    secrets: [password]
    depends_on: { db: { condition: service_healthy } }
  web:
    image: ${busybox}
    init: true
    command: ["sleep", "1000"]
    deploy: { replicas: 2 }
    ports: ["18080:80"]
    networks: [front]
    depends_on: { migrate: { condition: service_completed_successfully } }${more}
networks: { front: { labels: { l: ${label} } } }
configs: { settings: { content: "setting=${setting}" } }
secrets: { password: { environment: PASSWORD } }
`;
}

describeWithToolchain("a project on a swarm", () => {
  let swarm: SwarmEngine;
  let stack: PulumiProject;

  beforeAll(async () => {
    swarm = await SwarmEngine.start([busybox]);
    const files = { "index.js": program, "compose.yaml": compose() };
    stack = new PulumiProject({ name: "pcs-swarm", files, env: { DOCKER_HOST: swarm.host, PASSWORD: "hunter2" } });
  }, 300_000);

  afterAll(async () => {
    await swarm?.stop();
  }, 120_000);

  const configs = async () => (await swarm.docker.listConfigs()).map(({ Spec: spec }) => spec?.Name ?? "");

  test("starts one after another, each behind its gate", async () => {
    const run = await stack.up();
    expect(run.text).not.toContain("hunter2");
    expect([run.code, run.counts.errored, run.text]).toEqual([0, undefined, expect.any(String)]);
    expect(stack.outputs().health).toBe("healthy");
    const tasks = await swarm.docker.listTasks();
    const began = (name: string) => {
      const [service] = services.filter(({ Spec: spec }) => spec?.Name === `${project}_${name}`);
      const times = tasks.filter((task) => task.ServiceID === service?.ID).map((task) => Date.parse(task.CreatedAt));
      return Math.min(...times);
    };
    const services = await swarm.docker.listServices();
    expect(began("db")).toBeLessThan(began("migrate"));
    expect(began("migrate")).toBeLessThan(began("web"));
  }, 600_000);

  test("a second up, a refresh and another up change nothing", async () => {
    for (const run of [await stack.up(), await stack.refresh(), await stack.up()]) {
      expect([run.code, Object.keys(run.counts), run.text]).toEqual([0, ["unchanged"], expect.any(String)]);
    }
  }, 600_000);

  test("an edit rolls over in place", async () => {
    stack.write({ "compose.yaml": compose({ version: "2" }) });
    const run = await stack.up();
    expect([run.code, run.counts, run.text]).toEqual([0, expect.objectContaining({ updated: 1 }), expect.any(String)]);
    expect(run.counts).not.toHaveProperty("replaced");
    expect(await swarm.running(`${project}_db`, "VERSION")).toEqual(["running VERSION=2"]);
  }, 600_000);

  test("another content is another config; the old one goes", async () => {
    const [old] = await configs();
    stack.write({ "compose.yaml": compose({ version: "2", setting: "two" }) });
    const run = await stack.up();
    expect([run.code, run.counts, run.text]).toEqual([
      0,
      expect.objectContaining({ created: 1, updated: 1, deleted: 1 }),
      expect.any(String),
    ]);
    expect(await configs()).toEqual([expect.not.stringMatching(old ?? "")]);
  }, 600_000);

  test("a bad update is rolled back, fails with the reason, and is tried again by the next up", async () => {
    const before = await configs();
    stack.write({ "compose.yaml": compose({ ready: "", version: "3", setting: "three" }) });
    for (const run of [await stack.up(), await stack.up()]) {
      expect([run.code === 0, run.text]).toEqual([false, expect.stringContaining('service "db" was rolled back')]);
      expect(run.text).toMatch(/pcs-chain_db\.1 on \S+: failed, .*unhealthy/s);
      expect(run.text).toContain("left as they are because of it: migrate, web");
      expect(run.text).not.toContain("hunter2");
      expect(await swarm.running(`${project}_db`, "VERSION")).toEqual(["running VERSION=2"]);
    }
    // What the version before is made of is still there.
    expect(await configs()).toEqual(expect.arrayContaining(before));
  }, 900_000);

  test("taken back, the version before is what is wanted; nothing is restarted", async () => {
    const filters = JSON.stringify({ service: [`${project}_db`], "desired-state": ["running"] });
    const ids = async () => (await swarm.docker.listTasks({ filters })).map(({ ID: id }: { ID: string }) => id);
    const before = await ids();
    stack.write({ "compose.yaml": compose({ version: "2", setting: "two" }) });
    const run = await stack.up();
    expect([run.code, run.text]).toEqual([0, expect.any(String)]);
    expect(await ids()).toEqual(before);
    expect(await configs()).toHaveLength(1);
    const again = await stack.up();
    expect(Object.keys(again.counts)).toEqual(["unchanged"]);
  }, 600_000);

  test("a network's edit replaces the services on it", async () => {
    stack.write({ "compose.yaml": compose({ version: "2", setting: "two", label: "y" }) });
    const run = await stack.up();
    expect([run.code, run.text]).toEqual([0, expect.any(String)]);
    expect(await swarm.running(`${project}_web`, "VERSION")).toHaveLength(2);
  }, 600_000);

  test("what is said of a service's deadline holds where nobody waits for it, too", async () => {
    stack.write({ "compose.yaml": compose({ version: "2", setting: "two", label: "y", more: late }) });
    const begin = Date.now();
    const run = await stack.up();
    expect([run.code === 0, run.text]).toEqual([false, expect.stringContaining("gate/deadline")]);
    expect(run.text).toMatch(/service "late" .* within 8 s/);
    expect(Date.now() - begin).toBeLessThan(90_000);
  }, 300_000);

  test("destroy leaves nothing", async () => {
    await stack.dispose();
    expect(await swarm.leftovers(project)).toEqual([]);
  }, 600_000);
});
