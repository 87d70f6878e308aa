import { givenCluster } from "@pulumi-compose-tools/cluster";
import { PulumiProject } from "../support/pulumi-project";

jest.setTimeout(10 * 60_000);

const PROGRAM = `
const { ComposeProject } = require("pulumi-compose");
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
const shop = new ComposeProject("shop", {
  file: "compose.yaml",
  target: "kubernetes",
  env: { PASSWORD: config.requireSecret("password") },
});
exports.gates = shop.gates;
exports.health = shop.services.db.health;
exports.url = shop.services.web.url(80);
exports.workload = shop.services.web.workload.metadata.name;
`;

const compose = (version: string, migrate: string) => `
name: shop-program
x-pulumi-compose: { publish: NodePort }
services:
  db:
    image: db
    environment: { PASSWORD: "\${PASSWORD}" }
    healthcheck: { test: [CMD, check], interval: 1s }
    annotations: { sim/ready-after: 1s }
    volumes: ["data:/data"]
    secrets: [password]
  migrate:
    image: migrate
    annotations: { sim/run-for: 500ms, ${migrate} }
    depends_on: { db: { condition: service_healthy } }
  web:
    image: web:${version}
    ports: ["8080:80"]
    networks: [front, default]
    depends_on: { migrate: { condition: service_completed_successfully } }
secrets: { password: { environment: PASSWORD } }
volumes: { data: { x-pulumi-compose: { size: 1Gi } } }
networks: { front: {} }
`;

describe("ComposeProject in a cluster, by a program", () => {
  const cluster = givenCluster();
  const env = Object.fromEntries(
    Object.entries(cluster.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  let shop: PulumiProject;

  beforeAll(() => {
    const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...rest } = env;
    shop = new PulumiProject({
      name: "shop-program",
      files: { "index.js": PROGRAM, "compose.yaml": compose("1", "sim/exit: '4'") },
      secrets: { password: "hunter2" },
      env: rest,
    });
  });
  afterAll(() => shop.dispose());

  test("a failed gate fails the update with its evidence, and what was made is in the state", async () => {
    const up = await shop.up();
    expect(up.text).toMatch(/gate\/(?:failed-job|exited): service "migrate"/);
    expect(up.text).toMatch(/compose\.yaml:\d+:\d+/);
    expect(up.text).toContain("not started because of it: web");
    expect(up.text).not.toContain("hunter2");
    expect(up.code).not.toBe(0);
    const urns = shop.urns().join("\n");
    for (const name of ["shop-program-db", "shop-program-migrate"]) expect(urns).toContain(name);
    expect(urns).not.toMatch(/Deployment::shop-program-web$/m);
  });

  test("it heals by the next update, and says how long its gates waited and where it answers", async () => {
    shop.write({ "compose.yaml": compose("1", "sim/exit: '0'") });
    const up = await shop.up();
    expect(up.code).toBe(0);
    expect(shop.outputs()).toMatchObject({
      gates: { "db service_healthy": expect.any(Number), "migrate service_completed_successfully": expect.any(Number) },
      health: "healthy",
      url: expect.stringMatching(/^http:\/\/[\d.]+:3\d{4}$/),
      workload: "web",
    });
    expect(shop.state()).not.toContain("hunter2");
  });

  test("nothing changes by another update, nor after a refresh", async () => {
    for (const run of [await shop.up(), await shop.refresh(), await shop.up()]) {
      expect(run.code).toBe(0);
      expect(Object.keys(run.counts)).toEqual(["unchanged"]);
    }
  });

  test("a change rolls out, and is waited for", async () => {
    shop.write({ "compose.yaml": compose("2", "sim/exit: '0'") });
    const preview = await shop.preview();
    expect(preview.code).toBe(0);
    const up = await shop.up();
    expect(up.counts).toMatchObject({ updated: 1 });
    const image = "jsonpath={.items[*].spec.containers[0].image}";
    const images = await cluster.kubectl(
      "get",
      "pods",
      "-n",
      "shop-program",
      "-l",
      "app.kubernetes.io/name=web",
      "-o",
      image,
    );
    expect(images).toBe("web:2");
  });

  test("destroy leaves nothing", async () => {
    const destroyed = await shop.destroy();
    expect(destroyed.code).toBe(0);
    expect(await cluster.kubectl("get", "namespaces", "-o", "name")).not.toContain("shop-program");
  });
});
