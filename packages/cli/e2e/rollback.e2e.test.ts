import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const image = "pulumi-compose/busybox:local";
const project = `pcc-back-${randomBytes(3).toString("hex")}`;

type Services = Readonly<Record<string, string>>;

/** A service that runs on, with a check. */
function service(version: string, rest = "", check = "true", more = ""): string {
  return `
    image: ${image}
    command: sleep 100000
    init: true
    stop_grace_period: 0s
    environment: { VERSION: ${version}, DB_PASSWORD: "hunter-${version}" ${rest} }
    healthcheck: { test: "${check}", interval: 1s, retries: 2 }
    ${more}`;
}

function behind(name: string): string {
  return `depends_on: { ${name}: { condition: service_healthy } }`;
}

/** db, and behind it api, and behind that web. */
function chain(version: string, check = "true"): Services {
  return {
    db: service(version),
    api: service(version, "", "true", behind("db")),
    web: service(version, "", check, behind("api")),
  };
}

(hasToolchain ? describe : describe.skip)("up --rollback", () => {
  let folder = new ComposeFolder();
  const docker = (...args: string[]) => folder.docker(args).trim();
  const ofProject = ["--filter", `label=com.docker.compose.project=${project}`];

  beforeEach(() => {
    folder = new ComposeFolder();
  });

  afterEach(() => {
    const { status } = folder.run("down", "--yes", "--volumes");
    const left = docker("ps", "--all", "--format", "{{.Names}}", ...ofProject);
    const networks = docker("network", "ls", "--quiet", ...ofProject);
    folder.dispose();
    expect({ status, left, networks }).toEqual({ status: 0, left: "", networks: "" });
  });

  function write(services: Services, rest = ""): void {
    const all = Object.entries(services).map(([name, text]) => `  ${name}:${text}`);
    folder.write(`name: ${project}\nservices:\n${all.join("\n")}\n${rest}`);
  }

  function up(...args: string[]): string {
    const { status, stdout, stderr } = folder.run("up", ...args);
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
    return stdout + stderr;
  }

  /** What an `up --rollback` prints that fails. */
  function fails(...args: string[]): string {
    const { status, stdout, stderr } = folder.run("up", "--rollback", ...args);
    expect({ status, said: status === 1 ? "" : stdout + stderr }).toEqual({ status: 1, said: "" });
    return stdout + stderr;
  }

  /** By container: its version, and whether it runs. */
  function running(): Readonly<Record<string, string>> {
    const names = docker("ps", "--all", "--format", "{{.Names}}", ...ofProject)
      .split("\n")
      .filter(Boolean);
    const versions = names.map((name) => {
      const env = docker("inspect", name, "--format", "{{.State.Status}} {{json .Config.Env}}");
      return [name.replace(`${project}-`, ""), env.replace(/^(\w+) .*VERSION=(\w+).*/, "$1 $2")] as const;
    });
    return Object.fromEntries(versions.sort());
  }

  const all = (version: string, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [`${name}-1`, `running ${version}`]));

  /** Nothing is pending in the state, and secrets are ones. */
  function expectTidy(): void {
    const text = readFileSync(
      join(folder.path, `.pulumi-compose/.pulumi/stacks/pulumi-compose/${project}.json`),
      "utf8",
    );
    const { resources, pending_operations: pending = [] } = JSON.parse(text).checkpoint.latest;
    const half = resources.filter((one: Record<string, unknown>) => one.delete || one.pendingReplacement);
    expect([pending, half]).toEqual([[], []]);
    expect(text).not.toContain("hunter-");
  }

  function expectUnchanged(): void {
    expect(up("--full")).toMatch(/succeeded in .*: \d+ unchanged$/m);
    expectTidy();
  }

  test("a gate that fails: all that was changed is put back, who depends first, and an up of the old file has nothing to do", () => {
    write(chain("one"));
    up();
    write(chain("two", "false"));
    const said = fails("--wait");
    expect(said).toMatch(/gate\/unhealthy: service "web" is unhealthy/);
    expect(said).toContain("rolled back: what this update had changed is as it was before");
    const [, rest = ""] = said.split("rolling back:");
    const order = [...rest.matchAll(/container \S+-(\w+)-1: replaced/g)].map(([, name]) => name);
    expect(order).toEqual(["web", "api", "db"]);
    expect(running()).toEqual(all("one", "web", "api", "db"));
    expectTidy();
    write(chain("one"));
    expectUnchanged();
  });

  test("what the update had added is gone again, and gives back what it has taken over", () => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const published = `ports: ["127.0.0.1:${port}:80"]`;
    const { web = "", ...others } = chain("one");
    write({ ...others, web: `${web}\n    ${published}` });
    up();
    const next = chain("two");
    const proxy = `${service("two", "", "false", behind("web"))}\n    ${published}\n    volumes: [cache:/cache]`;
    write({ ...next, proxy, last: service("two", "", "true", behind("proxy")) }, "volumes: { cache: {} }");
    const said = fails();
    expect(said).toContain(`volume ${project}_cache was new with this update: it is kept`);
    expect(said).toMatch(/container \S+-proxy-1: deleted/);
    expect(said).toContain("rolled back: what this update had changed is as it was before");
    expect(running()).toEqual(all("one", "web", "api", "db"));
    expect(docker("port", `${project}-web-1`)).toContain(`:${port}`);
    write({ ...others, web: `${web}\n    ${published}` });
    expectUnchanged();
    docker("volume", "rm", `${project}_cache`);
  });

  test("the very first change fails: there is nothing to put back, and it says so", () => {
    write(chain("one"));
    up();
    const before = docker("ps", "--quiet", ...ofProject);
    const { db = "", ...others } = chain("two");
    write({ ...others, db: db.replace(image, "localhost:1/none:missing") });
    expect(fails()).toContain("there is nothing to roll back: this update had changed nothing");
    expect(docker("ps", "--quiet", ...ofProject)).toBe(before);
    write(chain("one"));
    expectUnchanged();
  });

  test("a service under another name, in a network of its own, what shares its namespaces, and a build", () => {
    const build = (version: string, name: string, check: string) => {
      writeFileSync(join(folder.path, "Dockerfile"), `FROM ${image}\nENV BUILT=${version}\n`);
      const named = `container_name: ${project}-store`;
      const own = `${service(version, "", "true", named)}\n    networks: [back]`;
      const built = service(version, "", check, behind(name)).replace(`image: ${image}`, "build: .");
      const side = service(version, "", "true", `network_mode: service:${name}\n    ${behind("app")}`);
      write(
        { [name]: own, app: `${built}\n    networks: [back]`, side },
        `networks: { back: { labels: { version: ${version} } } }`,
      );
    };
    build("one", "db", "true");
    up();
    build("two", "store", "false");
    const said = fails();
    expect(said).toContain("rolled back: what this update had changed is as it was before");
    expect(running()).toEqual({ ...all("one", "app", "side"), store: "running one" });
    expect(docker("inspect", `${project}-app-1`, "--format", "{{json .Config.Env}}")).toContain("BUILT=one");
    build("one", "db", "true");
    expectUnchanged();
  });

  test("beside the old container: that goes on serving, or there is one again as it was", () => {
    const first = (version: string, check: string) => ({
      web: service(version, "", "true", "deploy: { update_config: { order: start-first } }"),
      last: service(version, "", check, behind("web")),
      end: service(version, "", "true", behind("last")),
    });
    write(first("zero", "true"));
    up();
    write(first("one", "true"));
    up();
    write(first("two", "false"));
    expect(fails()).toContain("rolled back: what this update had changed is as it was before");
    expect(Object.values(running())).toEqual(["running one", "running one", "running one"]);
    expect(docker("exec", `${project}-last-1`, "ping", "-c", "1", "web")).toContain("1 packets received");
    write(first("one", "true"));
    expectUnchanged();
  });

  test.each(["pause", "rollback"])(
    "the one that is to take over is not good, failure_action: %s: it goes",
    (action) => {
      const hooks = "x-pulumi-compose: { post_healthy: [{ command: [sh, -c, 'echo ran >> /hooks'] }] }";
      const rolls = `deploy: { update_config: { order: start-first, failure_action: ${action} } }\n    ${hooks}`;
      const both = (version: string, check: string) => ({
        web: service(version, "", check, rolls),
        worker: service("one", "", "true", hooks),
        last: service(version, "", "true", behind("web")),
      });
      const ran = () => ["web", "worker"].map((name) => docker("exec", idOf(name), "cat", "/hooks"));
      const idOf = (name: string) =>
        docker("ps", "--quiet", ...ofProject, "--filter", `label=com.docker.compose.service=${name}`);
      write(both("one", "true"));
      up();
      const before = docker("ps", "--all", "--quiet", "--no-trunc", ...ofProject);
      write(both("two", "false"));
      fails();
      expect(docker("ps", "--all", "--quiet", "--no-trunc", ...ofProject)).toBe(before);
      write(both("one", "true"));
      expectUnchanged();
      expect(ran()).toEqual(["ran", "ran"]);
    },
  );

  test("a first deployment that fails is taken away again", () => {
    write({ ...chain("one", "false"), last: service("one", "", "true", behind("web")) });
    expect(fails()).toContain("rolled back: what this update had changed is as it was before");
    expect(running()).toEqual({});
    expectTidy();
    write(chain("one"));
    up();
    expectUnchanged();
  });

  test("a check that fails is nobody's failure unless somebody waits: with nothing created since, nothing goes back", () => {
    write(chain("one", "false"));
    up("--rollback");
    write({ ...chain("one", "false"), last: service("one", "", "true", behind("web")) });
    expect(fails()).toContain("there is nothing to roll back: this update had changed nothing");
    expect(running()).toEqual(all("one", "web", "api", "db"));
  });

  test("a rollback that fails, too, says so; everything is in the state, and an up of the old file goes on from it", async () => {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const publishing = (version: string, at: number, check: string) => ({
      web: service(version, "", check, `ports: ["127.0.0.1:${at}:80"]`),
      last: service("one", "", "true", behind("web")),
    });
    write(publishing("one", port, "true"));
    up();
    write(publishing("two", port + 1, "false"));
    const run = folder.start("up", "--rollback");
    await run.until(/web-1: replaced/);
    const taken = createServer().listen(port, "127.0.0.1");
    const { code, out } = await run.ended;
    await new Promise((resolve) => taken.close(resolve));
    expect([code, out]).toEqual([
      1,
      expect.stringContaining("the rollback failed, too. What there is now is in the state"),
    ]);
    write(publishing("one", port, "true"));
    up();
    expect(running()).toEqual(all("one", "web", "last"));
    expectUnchanged();
  });

  test("without the option nothing is put back", () => {
    write(chain("one"));
    up();
    write({ ...chain("two", "false"), last: service("two", "", "true", behind("web")) });
    expect(folder.run("up").status).toBe(1);
    expect(running()).toEqual(all("two", "web", "api", "db"));
  });

  test("a preview does not roll back, and a swarm does so itself", () => {
    write(chain("one"));
    const preview = folder.run("preview", "--rollback");
    expect([preview.status, preview.stdout]).toEqual([0, expect.stringContaining("--rollback counts with `up` only")]);
    const { status, stderr } = folder.run("up", "--target", "swarm", "--rollback");
    expect([status, stderr]).toEqual([2, expect.stringContaining("a swarm rolls its services back by itself")]);
  });
});
