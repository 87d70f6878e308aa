import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ClusterFolder } from "./support/cluster-folder";

jest.setTimeout(5 * 60_000);

const CHECK = "healthcheck: { test: [CMD, check], interval: 1s, retries: 3 }";

describe("a workload that somebody edits with kubectl", () => {
  const shop = new ClusterFolder("shop-edited");
  const kubectl = (...args: string[]) => shop.cluster.kubectl("--namespace", "shop-edited", ...args);
  const replicas = async () => (await shop.objects("deployments"))[0]?.status?.readyReplicas;
  const CHANGED =
    /workload shop-edited-web has been changed in the cluster since: `up --refresh` makes of it what the file says/;

  const file = (more = "") =>
    `services: { web: { image: "web:1", ${CHECK}, deploy: { replicas: 2 }, environment: { ${more} } } }`;

  beforeAll(async () => {
    shop.write(file());
    expect((await shop.run("up", "--plain")).code).toBe(0);
  });
  afterAll(() => shop.clear());

  test("status shows what there is, up and preview say that it was changed and leave it so", async () => {
    await kubectl("scale", "deployment/web", "--replicas=3");
    await kubectl("rollout", "status", "deployment/web");
    const status = await shop.run("status");
    expect(status.stdout.match(/^web-[123] +healthy/gm)).toHaveLength(3);
    expect(status.code).toBe(0);
    for (const command of ["preview", "up"]) {
      const told = await shop.run(command, "--plain");
      expect(told.stdout).toMatch(CHANGED);
      expect(told.code).toBe(0);
    }
    expect(await replicas()).toBe(3);
  });

  test("so it is for another image, and up --refresh makes of it what the file says", async () => {
    await kubectl("set", "image", "deployment/web", "web=web:2");
    await kubectl("rollout", "status", "deployment/web");
    const up = await shop.run("up", "--plain");
    expect(up.stdout).toMatch(CHANGED);
    const image = () => kubectl("get", "deployment/web", "-o", "jsonpath={.spec.template.spec.containers[0].image}");
    expect(await image()).toBe("web:2");
    // The API server lets nobody take from another what he has written: the file does not win by itself.
    shop.write(file("side: ''"));
    const refused = await shop.run("up", "--plain");
    expect(refused.stdout).toMatch(/hint: kubectl\S* has changed it .*`pulumi-compose up --refresh`/);
    expect(refused.code).toBe(1);
    shop.write(file());
    const mended = await shop.run("up", "--refresh", "--plain");
    expect([mended.code, mended.stdout + mended.stderr]).toEqual([0, expect.any(String)]);
    expect(mended.stdout).not.toMatch(CHANGED);
    expect([await image(), await replicas()]).toEqual(["web:1", 2]);
    expect((await shop.run("up", "--plain")).stdout).not.toMatch(CHANGED);
  });

  test("one that is scaled to nothing is not as the file has it, and one that is deleted is made again", async () => {
    await kubectl("scale", "deployment/web", "--replicas=0");
    await kubectl("wait", "--for=delete", "pod", "--all", "--timeout=60s");
    const status = await shop.run("status");
    expect(status.stdout).toMatch(/^web +no pod .*scaled to 0/m);
    expect(status.code).toBe(1);
    await kubectl("delete", "deployment/web");
    const gone = await shop.run("status");
    expect(gone.stdout).toMatch(/^web +no workload/m);
    const waited = await shop.run("wait");
    expect(waited.stderr).toMatch(
      /^nothing of project "shop-edited" is in this cluster: by its state it runs in a cluster/,
    );
    expect(waited.code).toBe(1);
    expect(waited.seconds).toBeLessThan(20);
    const up = await shop.run("up", "--plain");
    expect(up.stdout).toContain("workload shop-edited-web is gone from the cluster");
    expect(up.stdout).toContain("gate web healthy: passed");
    expect(up.code).toBe(0);
    expect(await replicas()).toBe(2);
  });

  test("a cluster that is away is a warning for a preview, and an error for an up", async () => {
    const away = join(shop.path, "away.yaml");
    writeFileSync(
      away,
      JSON.stringify({
        ...{ apiVersion: "v1", kind: "Config", "current-context": "c" },
        clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
        contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
        users: [{ name: "u", user: { token: "t" } }],
      }),
    );
    const preview = await shop.runWith({ KUBECONFIG: away }, "preview", "--plain");
    expect(preview.stderr).toMatch(
      /^warning: .*127\.0\.0\.1:1.*: what follows is what the state says, and nobody has looked$/m,
    );
    expect(preview.stdout).toMatch(/succeeded in/);
    expect(preview.code).toBe(0);
    const up = await shop.runWith({ KUBECONFIG: away }, "up", "--plain");
    expect(up.stderr).toMatch(/^error: .*127\.0\.0\.1:1/m);
    expect(up.code).toBe(2);
  });

  test("down leaves nothing, and says what there is to say of it then", async () => {
    expect((await shop.run("down", "--plain")).code).toBe(0);
    expect(await shop.isThere()).toBe(false);
    const status = await shop.run("status");
    expect(status.stdout).toBe("SERVICE  STATE        NODE  SINCE  NOTE\nweb      no workload\n");
    expect(status.stderr).toMatch(
      /^nothing of project "shop-edited" is in this cluster: it has not been brought up from this folder, or was/,
    );
    expect(status.code).toBe(1);
  });
});

test("an image that cannot be fetched is told with the line that names it", async () => {
  const shop = new ClusterFolder("shop-image");
  try {
    shop.write(`services:
  web:
    ${CHECK}
    annotations: { sim/pull-error: "manifest unknown" }
    image: nowhere/web:1
`);
    const up = await shop.run("up", "--plain");
    expect(up.code).toBe(1);
    expect(up.stdout).toMatch(/gate web healthy: failed\n +gate\/image-pull: /);
    expect(up.stdout).toMatch(/^ +at compose\.yaml:6:12$/m);
  } finally {
    await shop.run("down", "--plain");
    expect(await shop.isThere()).toBe(false);
    await shop.clear();
  }
});

describe("an up that is killed with all that it has started", () => {
  const file = `
services:
  db: { image: db, ${CHECK}, annotations: { sim/ready-after: 4s }, volumes: ["data:/data"] }
  web: { image: web, depends_on: { db: { condition: service_healthy } } }
volumes: { data: {} }
`;

  test.each([
    ["while something is made", /namespace \S+: created/],
    ["while it waits at a gate", /gate db healthy: \d of \d/],
  ])("%s: the next one goes on from there, and down leaves nothing", async (_, printed) => {
    const shop = new ClusterFolder("shop-killed");
    try {
      shop.write(file);
      const killed = await shop.runUntil(printed, "up", "--plain");
      expect([killed.code, killed.stdout]).toEqual([null, expect.stringMatching(printed)]);
      const up = await shop.run("up", "--plain");
      expect([up.code, up.stdout + up.stderr]).toEqual([0, expect.stringContaining("gate web up: passed")]);
      expect((await shop.run("up", "--plain")).stdout).toMatch(/succeeded in .*: \d+ unchanged/);
      expect(await shop.names("statefulsets,deployments")).toEqual(["db", "web"]);
      expect((await shop.run("down", "--volumes", "--yes", "--plain")).code).toBe(0);
      expect(await shop.isThere()).toBe(false);
    } finally {
      await shop.clear();
    }
  });

  test("down takes away what was there by then, also where a kill has left an empty file beside the state", async () => {
    const shop = new ClusterFolder("shop-killed-down");
    try {
      shop.write(file);
      const killed = await shop.runUntil(/gate db healthy: \d of \d/, "up", "--plain");
      expect(killed.code).toBe(null);
      // As one that is killed at the wrong moment leaves it.
      const state = join(shop.path, ".pulumi-compose/.pulumi/stacks/pulumi-compose/shop-killed-down.json");
      expect(existsSync(state)).toBe(true);
      writeFileSync(`${state}.attrs`, "");
      const down = await shop.run("down", "--volumes", "--yes", "--plain");
      expect([down.code, down.stdout + down.stderr]).toEqual([0, expect.any(String)]);
      expect(await shop.isThere()).toBe(false);
      const up = await shop.run("up", "--plain");
      expect([up.code, up.stdout + up.stderr]).toEqual([0, expect.any(String)]);
      expect((await shop.run("down", "--volumes", "--yes", "--plain")).code).toBe(0);
      expect(await shop.isThere()).toBe(false);
    } finally {
      await shop.clear();
    }
  });
});
