import { createServer } from "node:net";
import { isSince } from "@pulumi-compose-tools/swarm-bench";
import { containersOf, engine, engineSocket, leftovers } from "./support/engine";
import { HoldingRelay } from "./support/holding-relay";
import { makeReady } from "./support/make-ready";
import { isAlive, processesOf } from "./support/processes-of";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";
import { until } from "./support/until";

const program = (name: string) =>
  `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`;

/** A database that never becomes healthy by itself, and one who waits for it for long. */
const waiting = `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "test -f /ready", interval: 1s, retries: 300 }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
`;

let open: PulumiProject[] = [];

function make(name: string, compose: string, env: Readonly<Record<string, string>> = {}): PulumiProject {
  const project = new PulumiProject({ name, files: { "index.js": program(name), "compose.yaml": compose }, env });
  open.push(project);
  return project;
}

afterEach(async () => {
  const projects = open;
  open = [];
  for (const project of projects) {
    await project.dispose();
    expect(await leftovers(project.options.name)).toEqual([]);
  }
});

const isProgram = ({ command }: { readonly command: string }) => /\bcmd[\\/]run\b/.test(command);

describeWithToolchain("whatever happens, nothing is lost and the next up converges", () => {
  test.each([
    ["Ctrl-C", "pce-sigint", "SIGINT", "cli"],
    ["Ctrl-C twice", "pce-sigint2", "SIGINT", "cli twice"],
    ["the program killed", "pce-killprog", "SIGKILL", "program"],
    ["the CLI killed", "pce-killcli", "SIGKILL", "cli"],
  ] as const)("%s in the middle of a gate", async (_, name, signal, whom) => {
    const project = make(name, waiting);
    const run = project.start("up", "--yes", "--skip-preview");
    await until("the gate is waiting", () => /-db-1 created.*starting/.test(run.text()));
    const children = processesOf(run.pid);
    const victim = whom === "program" ? children.find(isProgram)?.pid : run.pid;
    expect(victim).toBeDefined();
    process.kill(victim ?? 0, signal);
    if (whom === "cli twice") {
      await until("the CLI has understood", () => /cancel|interrupt/i.test(run.text()));
      if (isAlive(victim ?? 0)) process.kill(victim ?? 0, signal);
    }
    const ended = await run.done;
    expect(ended.code).not.toBe(0);
    expect(await containersOf(name)).toEqual([`${name}-db-1`]);
    // Pulumi's own parts look for a killed CLI every five minutes only; the program notices by itself.
    const [own, others] = [children.filter(isProgram), children.filter((child) => !isProgram(child))];
    expect(own).not.toEqual([]);
    await until("the program is gone", () => own.every(({ pid }) => !isAlive(pid)));
    for (const { pid } of others) if (isAlive(pid)) process.kill(pid, "SIGKILL");
    if (whom !== "program") await project.run("cancel", "--yes");
    await makeReady(`${name}-db-1`);
    const next = await project.up();
    expect(next.text).toContain(`${name}-web-1`);
    expect(next.code).toBe(0);
    expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-web-1`]);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  test("everything killed between a container's creation and its start", async () => {
    const name = "pce-unstarted";
    const relay = new HoldingRelay(engineSocket() ?? "/var/run/docker.sock", /^POST \S*\/containers\/\w+\/start/);
    await relay.listen();
    try {
      const project = make(name, waiting.replace("test -f /ready", "true"), { DOCKER_HOST: relay.host });
      const run = project.start("up", "--yes", "--skip-preview");
      await relay.held;
      const children = processesOf(run.pid);
      for (const pid of [run.pid ?? 0, ...children.map((child) => child.pid)])
        if (isAlive(pid)) process.kill(pid, "SIGKILL");
      expect((await run.done).code).not.toBe(0);
      expect((await engine().getContainer(`${name}-db-1`).inspect()).State.Status).toBe("created");
      expect(project.urns().join()).not.toContain("-db-1");
      await project.run("cancel", "--yes");
      const next = await project.up();
      expect(next.text).toContain("interrupted update");
      expect(next.code).toBe(0);
      expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-web-1`]);
      expect((await project.up("--expect-no-changes")).code).toBe(0);
      await project.dispose();
      open = open.filter((other) => other !== project);
      expect(await leftovers(name)).toEqual([]);
    } finally {
      await relay.close();
    }
  });

  test("a container that the state does not know is taken away and made again", async () => {
    const name = "pce-orphan";
    const project = make(name, waiting.replace("test -f /ready", "true"));
    expect((await project.up()).code).toBe(0);
    const old = (await engine().getContainer(`${name}-web-1`).inspect()).Id;
    const urn = project.urns().find((candidate) => candidate.endsWith(`::${name}-web-1`));
    expect((await project.run("state", "delete", urn ?? "", "--yes")).code).toBe(0);
    const next = await project.up();
    expect(next.text).toContain("interrupted update");
    expect(next.code).toBe(0);
    expect((await engine().getContainer(`${name}-web-1`).inspect()).Id).not.toBe(old);
  });

  test("a name taken by somebody else's container: said, and it stays untouched", async () => {
    const name = "pce-taken";
    const other = await engine().createContainer({ name: `${name}-db-1`, Image: busybox, Cmd: ["sleep", "1000"] });
    try {
      const project = make(name, waiting);
      const run = await project.up();
      expect(run.code).not.toBe(0);
      expect(run.text).toContain(`the name "${name}-db-1" is taken by container ${other.id.slice(0, 12)} (created)`);
      expect((await other.inspect()).State.Status).toBe("created");
    } finally {
      await other.remove({ force: true });
    }
  });

  test("a network's name taken by somebody else's network: said, and it stays untouched", async () => {
    const name = "pce-takennet";
    const other = await engine().createNetwork({ Name: `${name}_default` });
    const project = make(name, waiting.replace("test -f /ready", "true"));
    try {
      const run = await project.up();
      expect(run.code).not.toBe(0);
      expect(run.text).toContain(
        `the network "${name}_default" exists already (${other.id.slice(0, 12)}, nobody uses it)`,
      );
      expect((await other.inspect()).Id).toBe(other.id);
    } finally {
      await other.remove();
    }
    const next = await project.up();
    expect(next.text).toContain("created");
    expect(next.code).toBe(0);
  });

  test("a published port taken by another process: said, and the next up makes the container anew", async () => {
    const name = "pce-takenport";
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const compose = waiting
      .replace("test -f /ready", "true")
      .replace("    healthcheck", `    ports: ["127.0.0.1:${port}:80"]\n    healthcheck`);
    const project = make(name, compose);
    const run = await project.up().finally(() => new Promise((resolve) => server.close(resolve)));
    expect(run.code).not.toBe(0);
    const { Version: version } = await engine().version();
    const taken = isSince("a taken port is told by the host's port", version)
      ? `failed to bind host port (for )?127\\.0\\.0\\.1:${port}\\S*: address already in use`
      : `127\\.0\\.0\\.1:${port}: bind: address already in use`;
    expect(run.text).toMatch(new RegExp(`${name}-db-1[\\s\\S]*${taken}`));
    const failed = (await engine().getContainer(`${name}-db-1`).inspect()).Id;
    expect(project.state()).toContain(failed);
    expect(await containersOf(name)).toEqual([`${name}-db-1`]);
    const next = await project.up();
    expect(next.text).toContain("created");
    expect(next.code).toBe(0);
    const made = await engine().getContainer(`${name}-db-1`).inspect();
    expect(made.State.Running).toBe(true);
    expect(made.Id).not.toBe(failed);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  test("an image that is not there and cannot be pulled: said, the rest is in the state", async () => {
    const name = "pce-noimage";
    const missing = make(
      name,
      waiting
        .replace(
          `${busybox}\n    command: sleep 1000\n    stop_grace_period: 0s\n    depends_on`,
          `localhost:1/nobody/has-this:1\n    command: sleep 1000\n    stop_grace_period: 0s\n    depends_on`,
        )
        .replace("test -f /ready", "true"),
    );
    const run = await missing.up();
    expect(run.code).not.toBe(0);
    expect(run.text).toContain("localhost:1/nobody/has-this:1");
    const known = missing
      .urns()
      .filter((urn) => urn.includes("Container::"))
      .map((urn) => urn.split("::").at(-1));
    expect(known).toEqual(await containersOf(name));
  });

  test("an up while another one waits: the first wins, the other says why", async () => {
    const name = "pce-second";
    const project = make(name, waiting);
    const first = project.start("up", "--yes", "--skip-preview");
    await until("the gate is waiting", () => /-db-1 created.*starting/.test(first.text()));
    const second = await project.up();
    expect(second.code).not.toBe(0);
    expect(second.text).toMatch(/lock/);
    await makeReady(`${name}-db-1`);
    expect((await first.done).code).toBe(0);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  // Each takes a lock and then looks for others: at the very same moment, each may find the other's, and both step back.
  test("two ups at the same moment: at most one wins, whoever does not says why", async () => {
    const name = "pce-twice";
    const project = make(name, waiting.replace("test -f /ready", "true"));
    const runs = await Promise.all([project.up(), project.up()]);
    const refused = runs.filter(({ code }) => code !== 0);
    expect(refused.length).toBeGreaterThan(0);
    for (const { text } of refused) expect(text).toMatch(/lock/);
    const wasUp = refused.length === 1;
    expect((await project.up(...(wasUp ? ["--expect-no-changes"] : []))).code).toBe(0);
    expect(await containersOf(name)).toEqual([`${name}-db-1`, `${name}-web-1`]);
  });

  test("a container removed during the wait ends the wait at once", async () => {
    const name = "pce-removed";
    const project = make(name, waiting);
    const run = project.start("up", "--yes", "--skip-preview");
    await until("the gate is waiting", () => /-db-1 created.*starting/.test(run.text()));
    await engine().getContainer(`${name}-db-1`).remove({ force: true });
    const ended = await run.done;
    expect(ended.code).not.toBe(0);
    expect(ended.text).toMatch(/removed during the wait|exited with code 137/);
    await project.refresh();
    project.write({ "compose.yaml": waiting.replace("test -f /ready", "true") });
    const next = await project.up();
    expect(next.text).toContain("created");
    expect(next.code).toBe(0);
  });
});
