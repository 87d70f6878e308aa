import { containersOf, leftovers } from "./support/engine";
import { makeReady } from "./support/make-ready";
import { OwnEngine } from "./support/own-engine";
import { type CliRun, PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";
import { until } from "./support/until";

const program = (name: string) =>
  `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`;

/** A database that becomes healthy when it is told to, and one who waits for it for long. */
const waiting = (policy: string) => `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    restart: "${policy}"
    stop_grace_period: 0s
    volumes: ["data:/data"]
    healthcheck: { test: "test -f /ready", interval: 1s, retries: 300 }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
volumes: { data: }
`;

const image = `FROM ${busybox}\nCOPY blob /blob\nCMD ["sleep", "1000"]\n`;
const megabytes = (count: number) => "0123456789abcdef".repeat((count * 1024 * 1024) / 16);

(OwnEngine.possible ? describeWithToolchain : describe.skip)("an engine that fails in the middle of an update", () => {
  const own = new OwnEngine(64);
  let open: PulumiProject | undefined;

  beforeAll(async () => {
    await own.start();
    await own.take(busybox);
  });

  afterEach(async () => {
    const project = open;
    open = undefined;
    if (!project) return;
    await project.dispose();
    expect(await leftovers(project.options.name, own.docker)).toEqual([]);
  });

  afterAll(() => own.discard());

  function make(name: string, files: Readonly<Record<string, string>>): PulumiProject {
    open = new PulumiProject({ name, files: { "index.js": program(name), ...files }, env: { DOCKER_HOST: own.host } });
    return open;
  }

  async function isRunning(container: string): Promise<boolean> {
    return own.docker
      .getContainer(container)
      .inspect()
      .then(
        (info) => info.State.Running,
        () => false,
      );
  }

  /** Every container that the engine has is in the state, and the other way round. */
  async function expectNothingLost(project: PulumiProject): Promise<void> {
    const known = project.urns().filter((urn) => urn.includes("Container::"));
    expect(known.map((urn) => urn.split("::").at(-1)).sort()).toEqual(
      await containersOf(project.options.name, own.docker),
    );
  }

  /** Brings a project up and ends the engine while a gate is waiting. */
  async function endInGate(name: string, policy: string, signal: "SIGTERM" | "SIGKILL") {
    const project = make(name, { "compose.yaml": waiting(policy) });
    const run = project.start("up", "--yes", "--skip-preview");
    await until("the gate is waiting", () => new RegExp(`${name}-db-1 created.*starting`).test(run.text()));
    await own.end(signal);
    return { project, run };
  }

  async function succeeds(run: Promise<CliRun>): Promise<void> {
    const { code, text } = await run;
    if (code !== 0) throw new Error(text);
  }

  test.each([
    ["restarted: its containers come back by their policy", "pce-restart", "always", "SIGTERM", []],
    ["killed, live restore on: its containers live on", "pce-crash", "no", "SIGKILL", ["--live-restore"]],
  ] as const)("%s, and the wait goes on", async (_, name, policy, signal, flags) => {
    if (flags.length > 0) {
      await own.end("SIGTERM");
      await own.start(...flags);
    }
    const { project, run } = await endInGate(name, policy, signal);
    await own.start(...flags);
    await until("the container runs again", () => isRunning(`${name}-db-1`));
    await makeReady(`${name}-db-1`, own.docker);
    await succeeds(run.done);
    expect(await containersOf(name, own.docker)).toEqual([`${name}-db-1`, `${name}-web-1`]);
    await succeeds(project.up("--expect-no-changes"));
  });

  test("killed without live restore: said, and the next up starts again what was stopped", async () => {
    await own.end("SIGTERM");
    await own.start();
    const name = "pce-killed";
    const { project, run } = await endInGate(name, "no", "SIGKILL");
    await own.start();
    const ended = await run.done;
    expect(ended.code).not.toBe(0);
    expect(ended.text).toMatch(/service "db" exited with code \d+ before it was healthy/);
    expect(ended.text).toContain("the engine was away in the meantime");
    await expectNothingLost(project);
    const next = project.start("up", "--yes", "--skip-preview");
    await until("the container runs again", () => isRunning(`${name}-db-1`));
    await makeReady(`${name}-db-1`, own.docker);
    await succeeds(next.done);
    expect(next.text()).toContain("started again");
    expect(await containersOf(name, own.docker)).toEqual([`${name}-db-1`, `${name}-web-1`]);
    await succeeds(project.up("--expect-no-changes"));
  });

  test("away: said at once, and nothing leaves the state", async () => {
    const name = "pce-away";
    const project = make(name, { "compose.yaml": waiting("always").replace("test -f /ready", "true") });
    await succeeds(project.up());
    const before = project.urns().sort();
    await own.end("SIGTERM");
    const up = await project.up();
    expect(up.code).not.toBe(0);
    expect(up.text).toMatch(/engine cannot be reached/);
    expect(up.text).toContain(own.host);
    expect((await project.refresh()).code).not.toBe(0);
    expect((await project.destroy()).code).not.toBe(0);
    expect(project.urns().sort()).toEqual(before);
    await own.start();
    await until("the container runs again", () => isRunning(`${name}-db-1`));
    await succeeds(project.up());
  });

  test("its disk full: said, nothing is lost, and the next up converges once there is room", async () => {
    const name = "pce-full";
    const base = `x-base: &base { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s }`;
    const filled = `
${base}
services:
  small:
    <<: *base
  copied:
    <<: *base
    volumes: ["bin:/bin"]
  uploaded:
    <<: *base
    configs: [{ source: big, target: /big }]
volumes: { bin: }
configs: { big: { file: big } }
`;
    const built = `
${base}
services:
  built:
    build: app
    stop_grace_period: 0s
  behind:
    <<: *base
    depends_on: [built]
`;
    const project = make(name, {
      "compose.yaml": filled,
      "app/Dockerfile": image,
      "app/blob": megabytes(2),
      big: megabytes(2),
    });
    own.fill(600);
    const full = await project.up("--continue-on-error");
    expect(full.code).not.toBe(0);
    for (const service of ["copied", "uploaded"])
      expect(full.text).toMatch(new RegExp(`${name}-${service}-1[\\s\\S]*no space left on device`));
    await expectNothingLost(project);
    own.fill(undefined);
    // The engine does not copy into a volume again that it has begun to fill, so this one has to go.
    project.write({
      "compose.yaml": filled.replace(/ {2}copied:[\s\S]*\["bin:\/bin"\]\n/, "").replace("volumes: { bin: }\n", ""),
    });
    await succeeds(project.up());
    expect(await containersOf(name, own.docker)).toHaveLength(2);
    await succeeds(project.up("--expect-no-changes"));
    project.write({ "compose.yaml": built });
    own.fill(600);
    const unbuilt = await project.up();
    expect(unbuilt.code).not.toBe(0);
    expect(unbuilt.text).toMatch(/RemoteImage[\s\S]*no space left on device/);
    expect(await containersOf(name, own.docker)).not.toContain(`${name}-behind-1`);
    await expectNothingLost(project);
    own.fill(undefined);
    await succeeds(project.up());
    expect(await containersOf(name, own.docker)).toHaveLength(2);
    await succeeds(project.up("--expect-no-changes"));
  });
});
