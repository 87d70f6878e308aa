import { ClusterFolder } from "./support/cluster-folder";

jest.setTimeout(5 * 60_000);

const CHECK = "healthcheck: { test: [CMD, check], interval: 1s, retries: 3 }";

/** @param more of the service in the middle */
const chain = (more: string) => `
services:
  db: { image: db, ${CHECK}, annotations: { sim/ready-after: 2s }, volumes: ["data:/data"] }
  migrate:
    image: migrate
    depends_on: { db: { condition: service_healthy } }
    ${more}
  web:
    image: web
    ports: ["8080:80"]
    depends_on: { migrate: { condition: service_completed_successfully } }
    deploy: { replicas: 2 }
volumes: { data: { x-pulumi-compose: { size: 1Gi } } }
x-pulumi-compose: { publish: NodePort }
`;

const COMPLETES = "annotations: { sim/run-for: 1s }";

describe("the command in a cluster", () => {
  const shop = new ClusterFolder("shop-up");
  afterAll(() => shop.clear());

  test("up makes each behind the condition of what it depends on, and waits for all", async () => {
    shop.write(chain(COMPLETES));
    const up = await shop.run("up", "--plain");
    expect(up.stdout + up.stderr).toContain("gate db healthy: passed");
    expect(up.stdout).toContain("gate migrate completed: passed");
    // Nobody waits for it, and it has no check.
    expect(up.stdout).toContain("gate web up: passed");
    expect(up.stdout).not.toContain("gate web healthy");
    expect(up.code).toBe(0);
    const [job] = await shop.objects("jobs");
    const [web] = await shop.objects("deployments");
    expect(job?.status).toMatchObject({ succeeded: 1 });
    expect(web?.status).toMatchObject({ readyReplicas: 2 });
    expect(await shop.names("statefulsets")).toEqual(["db"]);
  });

  test("status shows each pod with its node; wait has nothing to wait for; a second up changes nothing", async () => {
    const status = await shop.run("status");
    expect(status.stdout).toMatch(/^db +healthy/m);
    expect(status.stdout.match(/^web-[12] +running/gm)).toHaveLength(2);
    expect(status.code).toBe(0);
    const waited = await shop.run("wait", "--timeout", "1m");
    expect(waited.stdout).toContain("db is healthy");
    expect(waited.stdout).toContain("migrate is completed");
    expect(waited.code).toBe(0);
    const again = await shop.run("up", "--plain");
    expect(again.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    expect(again.code).toBe(0);
    const preview = await shop.run("preview", "--plain");
    expect(preview.code).toBe(0);
  });

  test("down leaves what volumes hold, and down --volumes nothing", async () => {
    const down = await shop.run("down", "--plain");
    expect(down.code).toBe(0);
    expect(down.stdout).toMatch(/namespace \S+ stays, with \S.* `down --volumes` deletes that/);
    expect(await shop.names("persistentvolumeclaims")).toEqual(["data"]);
    expect(await shop.names("deployments,statefulsets,jobs,services")).toEqual([]);
    const up = await shop.run("up", "--plain");
    expect(up.code).toBe(0);
    const gone = await shop.run("down", "--volumes", "--yes", "--plain");
    expect(gone.code).toBe(0);
    expect(await shop.isThere()).toBe(false);
  });
});

describe("a gate that fails in a cluster", () => {
  const shop = new ClusterFolder("shop-fails");
  afterAll(() => shop.clear());

  test.each([
    ["a job that fails", "annotations: { sim/run-for: 1s, sim/exit: '3' }", /failed-job|exited/],
    [
      "an image that cannot be fetched",
      "annotations: { sim/pull-error: 'manifest unknown' }",
      /image-pull|ImagePullBackOff/,
    ],
  ])("%s: at once, with evidence, who was not started, and all that was made in the state", async (_, more, reason) => {
    shop.write(chain(more));
    const up = await shop.run("up", "--plain");
    expect(up.stdout).toMatch(/gate migrate completed: failed/);
    expect(up.stdout).toMatch(reason);
    expect(up.stdout).toContain("not started because of it: web");
    expect(up.stdout).toMatch(/compose\.yaml:\d+:\d+/);
    expect(up.code).toBe(1);
    expect(up.seconds).toBeLessThan(60);
    expect(await shop.names("deployments")).toEqual([]);
  });

  test("the job that failed is run again by the next up, though nothing has changed, and passes once it can", async () => {
    shop.write(chain("annotations: { sim/run-for: 1s, sim/exit: '3' }"));
    const uid = async () => (await shop.objects("jobs"))[0]?.metadata.uid;
    expect((await shop.run("up", "--plain")).code).toBe(1);
    const first = await uid();
    expect((await shop.run("up", "--plain")).code).toBe(1);
    expect(await uid()).not.toBe(first);
    shop.write(chain(COMPLETES));
    const up = await shop.run("up", "--plain");
    expect(up.stdout).toContain("gate migrate completed: passed");
    expect(up.code).toBe(0);
    const last = await uid();
    const again = await shop.run("up", "--plain");
    expect(again.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    expect(await uid()).toBe(last);
  });

  test("an update to a version that never gets ready fails, and the version before stays", async () => {
    const file = (version: string, more: string) => `
services:
  web: { image: "web:${version}", ${CHECK}, x-pulumi-compose: { deadline: 5s }, annotations: { ${more} } }
  side: { image: side, depends_on: { web: { condition: service_healthy } } }
`;
    const rolling = new ClusterFolder("shop-rolls");
    try {
      rolling.write(file("1", "sim/ready-after: 500ms"));
      expect((await rolling.run("up", "--plain")).code).toBe(0);
      rolling.write(file("2", "sim/never-ready: 'true'"));
      const up = await rolling.run("up", "--plain");
      expect(up.stdout).toMatch(/gate web healthy: failed/);
      expect(up.stdout).toContain("sim/never-ready");
      expect(up.code).toBe(1);
      const [web] = await rolling.objects("deployments");
      expect(web?.status).toMatchObject({ readyReplicas: 1 });
      const status = await rolling.run("status");
      expect(status.code).toBe(1);
      rolling.write(file("1", "sim/ready-after: 500ms"));
      expect((await rolling.run("up", "--plain")).code).toBe(0);
      expect((await rolling.run("status")).code).toBe(0);
      expect((await rolling.run("down", "--plain")).code).toBe(0);
      expect(await rolling.isThere()).toBe(false);
    } finally {
      await rolling.clear();
    }
  });

  test("what is not required is gone on without", async () => {
    shop.write(`
services:
  cache: { image: cache, ${CHECK}, x-pulumi-compose: { deadline: 3s }, annotations: { sim/never-ready: 'true' } }
  web: { image: web, depends_on: { cache: { condition: service_healthy, required: false } } }
`);
    const up = await shop.run("up", "--plain");
    expect(up.stdout).toMatch(/It is not required: going on/);
    expect(up.code).toBe(0);
    expect(await shop.names("deployments")).toEqual(["cache", "web"]);
  });
});

describe("a namespace that others have something in", () => {
  const ours = new ClusterFolder("shop-taken");
  const theirs = new ClusterFolder("shop-taken");
  afterAll(async () => {
    await ours.clear();
    await theirs.clear();
  });

  test("up makes nothing in one that is somebody else's, says what to do, and ends", async () => {
    await ours.cluster.kubectl("create", "namespace", "shop-taken");
    ours.write("services: { web: { image: web } }");
    for (const command of ["up", "preview"]) {
      const refused = await ours.run(command, "--plain");
      expect(refused.stderr).toContain("namespace shop-taken is there already, and this project has not made it");
      expect(refused.code).toBe(2);
      expect(refused.seconds).toBeLessThan(60);
    }
    expect(await ours.names("deployments")).toEqual([]);
    await ours.cluster.kubectl("delete", "namespace", "shop-taken");
  });

  test("what is external and is not there is refused with its line, before anything is made; once it is, up goes on", async () => {
    const external = "x-pulumi-compose: { namespace: { name: shop-taken, external: true } }";
    const file = "services: { web: { image: web, secrets: [tok] } }\nsecrets: { tok: { external: true } }\n";
    for (const [more, said] of [
      ["", "compose.yaml:3:12 error target/external-object: secret tok"],
      [external, "compose.yaml:4:21 error target/external-namespace: namespace shop-taken"],
    ] as const) {
      ours.write(file + more);
      for (const command of ["up", "preview"]) {
        const refused = await ours.run(command, "--plain");
        expect(refused.stderr).toContain(said);
        expect(refused.code).toBe(2);
      }
    }
    expect(await ours.isThere()).toBe(false);
    await ours.cluster.kubectl("create", "namespace", "shop-taken");
    const lacks = await ours.run("up", "--plain");
    expect(lacks.stderr).toContain("namespace shop-taken has no Secret of that name");
    expect(lacks.code).toBe(2);
    await ours.cluster.kubectl("create", "secret", "generic", "tok", "-n", "shop-taken", "--from-literal=tok=x");
    expect((await ours.run("up", "--plain")).code).toBe(0);
    expect((await ours.run("down", "--plain", "--yes")).code).toBe(0);
    await ours.cluster.kubectl("delete", "namespace", "shop-taken");
  });

  test("a namespace that the file comes to call external is kept by up, with its data", async () => {
    const file = 'services: { db: { image: db, volumes: ["data:/data"] } }\nvolumes: { data: {} }\n';
    ours.write(file);
    expect((await ours.run("up", "--plain")).code).toBe(0);
    ours.write(`${file}x-pulumi-compose: { namespace: { name: shop-taken, external: true } }`);
    const up = await ours.run("up", "--plain");
    expect(up.stdout).toContain("namespace shop-taken is external in the file now: it is kept");
    expect(up.code).toBe(0);
    expect(await ours.names("persistentvolumeclaims,statefulsets")).toEqual(["data", "db"]);
    ours.write(file);
    expect((await ours.run("up", "--plain")).code).toBe(0);
    expect((await ours.run("down", "--volumes", "--yes", "--plain")).code).toBe(0);
    expect(await ours.isThere()).toBe(false);
  });

  test("down of one stack leaves the namespace to another of the same project, with its data", async () => {
    ours.write('services: { db: { image: db, volumes: ["data:/data"] } }\nvolumes: { data: {} }');
    theirs.write("services: { web: { image: web } }");
    expect((await ours.run("up", "--plain")).code).toBe(0);
    expect((await theirs.run("up", "--plain")).code).toBe(0);
    const down = await theirs.run("down", "--volumes", "--yes", "--plain");
    expect(down.stdout).toContain("namespace shop-taken stays");
    expect(down.stdout).toContain("PersistentVolumeClaim/data");
    expect(down.code).toBe(0);
    expect(await ours.names("persistentvolumeclaims")).toEqual(["data"]);
    expect(await ours.names("deployments,statefulsets")).toEqual(["db"]);
    expect((await ours.run("down", "--volumes", "--yes", "--plain")).code).toBe(0);
    expect(await ours.isThere()).toBe(false);
  });
});

describe("several services that nobody waits for", () => {
  const leaves = new ClusterFolder("leaves-up");
  afterAll(() => leaves.clear());

  test("each that fails is told with its reason, once", async () => {
    const never = 'annotations: { sim/never-ready: "true" }, healthcheck: { test: exit 0, interval: 1s }';
    leaves.write(`
services:
  a: { image: busybox, ${never}, x-pulumi-compose: { deadline: 3s } }
  b: { image: busybox, ${never}, x-pulumi-compose: { deadline: 6s } }
  c: { image: busybox }
`);
    const up = await leaves.run("up", "--plain");
    expect(up.code).toBe(1);
    expect(up.stdout.match(/^gate \w+ healthy: failed/gm)?.sort()).toEqual([
      "gate a healthy: failed",
      "gate b healthy: failed",
    ]);
    expect(await leaves.names("deployments")).toEqual(["a", "b", "c"]);
  });
});
