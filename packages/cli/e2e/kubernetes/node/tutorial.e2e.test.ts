import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ClusterFolder } from "../support/cluster-folder";

jest.setTimeout(5 * 60_000);

const stack = resolve(__dirname, "../../../../../stacks/flask-redis");

/** What a node without a registry has: the set-up's image has Redis, Python and Flask; the program comes as a config. */
const here = (login: string) => `
x-pulumi-compose: { publish: NodePort }
services:
  redis:
    image: pulumi-compose/flask-redis:local
    environment: { REDISCLI_AUTH: "${login}" }
    healthcheck: { interval: 1s }
    x-pulumi-compose: { deadline: 15s }
  flask:
    build: !reset null
    image: pulumi-compose/flask-redis:local
    command: python3 /app/app.py
    configs: [{ source: app, target: /app/app.py }]
    ports: !override ["5000:5000"]
    healthcheck: { interval: 1s }
configs: { app: { file: ./app.py } }
`;

/** What a published port says: nodes pass on to pods a moment after these are ready. */
async function answerOf(url: string): Promise<string> {
  const endMs = Date.now() + 20_000;
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (Date.now() > endMs) throw error;
      await sleep(250);
    }
  }
}

describe("Flask and Redis on a real node", () => {
  const shop = new ClusterFolder("flask-redis");
  afterAll(() => shop.clear());

  const write = (login: string) => writeFileSync(join(shop.path, "here.yaml"), here(login));
  const files = ["-f", "compose.yaml", "-f", "here.yaml"];

  beforeAll(() => {
    cpSync(join(stack, "compose.yaml"), join(shop.path, "compose.yaml"));
    cpSync(join(stack, "app/app.py"), join(shop.path, "app.py"));
    writeFileSync(join(shop.path, ".env"), "REDIS_PASS=abc123\n");
  });

  test("a check that never passes: the gate fails with what the probe said, and Flask is not started", async () => {
    write("wrong");
    const up = await shop.run("up", ...files, "--plain");
    expect(up.stdout).toMatch(/gate redis healthy: failed/);
    expect(up.stdout).toMatch(/probe failed/i);
    expect(up.stdout).toContain("not started because of it: flask");
    expect(up.stdout).toMatch(/compose\.yaml:\d+:\d+/);
    expect(up.stdout).not.toContain("abc123");
    expect(up.code).toBe(1);
    expect(await shop.names("deployments")).toEqual(["redis"]);
  });

  test("it heals: Flask starts behind Redis, and counts", async () => {
    write("abc123");
    const up = await shop.run("up", ...files, "--plain");
    expect(up.stdout).toContain("gate redis healthy: passed");
    expect(up.code).toBe(0);
    const status = await shop.run("status", ...files);
    expect(status.stdout).toMatch(/^flask +healthy/m);
    expect(status.stdout).toMatch(/^redis +healthy/m);
    const port = "jsonpath={.spec.ports[0].nodePort}";
    const published = await shop.cluster.kubectl("get", "service", "flask-published", "-n", "flask-redis", "-o", port);
    const host = "jsonpath={.items[0].status.addresses[0].address}";
    const node = await shop.cluster.kubectl("get", "nodes", "-o", host);
    const greeting = await answerOf(`http://${node}:${published}/`);
    expect(greeting).toMatch(/^Hello World! I have been seen \d+ times\.$/m);
  });

  test("nothing changes by another up, and down leaves nothing", async () => {
    const again = await shop.run("up", ...files, "--plain");
    expect(again.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    const down = await shop.run("down", ...files, "--plain");
    expect(down.code).toBe(0);
    expect(await shop.isThere()).toBe(false);
  });
});
