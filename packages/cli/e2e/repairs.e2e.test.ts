import { engineSocket } from "../../pulumi-compose/e2e/support/engine";
import { HoldingRelay } from "../../pulumi-compose/e2e/support/holding-relay";
import { isAlive, processesOf } from "../../pulumi-compose/e2e/support/processes-of";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const image = "pulumi-compose/busybox:local";
const project = "pcc-repairs";

/** A service that runs on. */
const service = (rest: string) =>
  `{ image: "${image}", command: sleep 100000, init: true, stop_grace_period: 0s, ${rest} }`;

(hasToolchain ? describe : describe.skip)("what was killed, stopped or left behind", () => {
  let folder = new ComposeFolder();
  const docker = (...args: string[]) => folder.docker(args).trim();
  const write = (...services: readonly (readonly [name: string, rest: string])[]) =>
    folder.write(
      [`name: ${project}`, "services:", ...services.map(([name, rest]) => `  ${name}: ${service(rest)}`)].join("\n"),
    );
  const idOf = (name: string) => docker("inspect", `${project}-${name}-1`, "--format", "{{.Id}}");
  const startedAt = (name: string) =>
    Date.parse(docker("inspect", `${project}-${name}-1`, "--format", "{{.State.StartedAt}}"));

  /** What an `up` prints, which has to end well. */
  function up(...args: string[]): string {
    const { status, stdout, stderr } = folder.run("up", ...args);
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
    return stdout + stderr;
  }

  function expectUnchanged(): void {
    const said = up();
    expect(said).toMatch(/succeeded in .*: \d+ unchanged$/m);
    expect(said).not.toMatch(/refresh|killed/);
  }

  afterEach(() => {
    folder.run("down", "--yes");
    folder.dispose();
    folder = new ComposeFolder();
  });

  afterAll(() => folder.dispose());

  /** Kills an `up` with all its processes while the engine is asked to start a container that it has made. */
  async function killBeforeStart(): Promise<void> {
    const relay = new HoldingRelay(engineSocket() ?? "/var/run/docker.sock", /^POST \S*\/containers\/\w+\/start/);
    await relay.listen();
    try {
      const run = folder.startWith({ DOCKER_HOST: relay.host }, "up");
      await relay.held;
      const all = [run.pid, ...processesOf(run.pid).map(({ pid }) => pid)];
      for (const pid of all) if (isAlive(pid)) process.kill(pid, "SIGKILL");
      await run.ended;
    } finally {
      await relay.close();
    }
  }

  test("a container that a killed up had made gets into the state, is made anew, and nothing is pending after", async () => {
    write(["db", ""]);
    await killBeforeStart();
    const before = idOf("db");
    const said = up();
    expect(said).toContain("the last operation was killed in the middle");
    expect(said).toContain(`container ${project}-db-1 had been made: it is in the state now`);
    expect(idOf("db")).not.toBe(before);
    expectUnchanged();
  });

  test("one that the file does not have any more goes, and so it does with down", async () => {
    write(["db", ""], ["web", "depends_on: [db]"]);
    await killBeforeStart();
    write(["web", ""]);
    expect(up()).toContain(`container ${project}-db-1: deleted`);
    expectUnchanged();
    folder.run("down", "--yes");
    write(["db", ""]);
    await killBeforeStart();
    expect(folder.run("down", "--yes").status).toBe(0);
    expect(docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`)).toBe("");
  });

  test("a one-shot that is done is left alone by an up that looks again because of another; --refresh runs it again", () => {
    const seed = `  seed: { image: "${image}", command: [echo, ran], restart: on-failure }`;
    folder.write([`name: ${project}`, "services:", seed, `  web: ${service("")}`].join("\n"));
    const runs = () => docker("logs", `${project}-seed-1`).split("\n").length;
    up();
    docker("stop", "--time=0", `${project}-web-1`);
    expect(up()).toContain("refreshing the state first");
    expect(docker("inspect", `${project}-web-1`, "--format", "{{.State.Running}}")).toBe("true");
    expect(runs()).toBe(1);
    expectUnchanged();
    expect(runs()).toBe(1);
    up("--refresh");
    expect(runs()).toBe(2);
  });

  test("who shares the network of a stopped one that a gate starts again is started again after that", () => {
    const web = ["web", 'healthcheck: { test: "true", interval: 1s }'] as const;
    write(web, ["side", "network_mode: service:web"], ["app", "depends_on: { web: { condition: service_healthy } }"]);
    up();
    docker("stop", "--time=0", `${project}-web-1`);
    expect(up()).toContain(`${project}-side-1 has lost the network namespace of ${project}-web-1`);
    expect(startedAt("side")).toBeGreaterThan(startedAt("web"));
    expectUnchanged();
  });

  test("who shares the network of one that is gone is named by an up that is not for it", () => {
    write(["web", ""], ["side", "network_mode: service:web"]);
    up();
    docker("rm", "--force", `${project}-web-1`);
    expect(up("web")).toMatch(new RegExp(`warning: ${project}-side-1 is in namespaces of ${project}-web-1`));
    expect(up()).toContain(`container ${project}-side-1: replaced`);
    expectUnchanged();
  });

  test("restart: true takes effect in the very up that makes the dependency anew; a replica more restarts nobody", () => {
    const web = (restart: boolean) =>
      ["web", `depends_on: { db: { condition: service_started, restart: ${restart} } }`] as const;
    write(["db", "environment: { EDIT: a }"], web(false), ["side", "network_mode: service:db"]);
    up();
    const first = startedAt("web");
    write(["db", "environment: { EDIT: b }"], web(true), ["side", "network_mode: service:db"]);
    expect(up()).toContain(`${project}-web-1: started again`);
    expect(startedAt("web")).toBeGreaterThan(first);
    expectUnchanged();
    const ids = [idOf("web"), idOf("side")];
    write(["db", "environment: { EDIT: b }, scale: 2"], web(true), ["side", "network_mode: service:db"]);
    expect(up()).toMatch(/succeeded in .*: 1 created, \d+ unchanged$/m);
    expect([idOf("web"), idOf("side")]).toEqual(ids);
    write(["db", "environment: { EDIT: c }, scale: 2"], web(true), ["side", "network_mode: service:db"]);
    up();
    expect([idOf("web"), idOf("side")].some((id) => ids.includes(id))).toBe(false);
  });
});
