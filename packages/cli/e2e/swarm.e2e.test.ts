import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SwarmBench } from "@pulumi-compose-tools/swarm-bench";

const root = resolve(__dirname, "../../..");
const envFile = join(root, ".toolchain/env.json");
const isPossible = existsSync(envFile) && SwarmBench.impossible === undefined;
if (!isPossible) console.warn(`skipped: ${SwarmBench.impossible ?? "the tool chain is missing"}`);

const name = "pcf-cli";

/** `sleep` alone is process 1 and does not hear that it is asked to end: it has to be killed after its two seconds. */
const file = (check: string) => `
name: ${name}
services:
  db:
    image: busybox:latest
    command: ["sh", "-c", "echo starting up; touch /tmp/ok; exec sleep 1000"]
    stop_grace_period: 2s
    healthcheck: { test: "${check}", interval: 1s, timeout: 10s, retries: 2 }
    deploy: { replicas: 2, endpoint_mode: dnsrr, restart_policy: { delay: 1s } }
  web:
    image: busybox:latest
    command: sleep 1000
    init: true
    build: .
    depends_on: { db: { condition: service_healthy } }
    deploy: { endpoint_mode: dnsrr }
`;

(isPossible ? describe : describe.skip)("the command on a swarm", () => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  let bench: SwarmBench;
  beforeAll(async () => {
    bench = await SwarmBench.start({ engines: 2 });
  });
  afterAll(async () => {
    await bench?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runOn("swarm", ...args);
  const runOn = (target: string, ...args: string[]) => {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...JSON.parse(readFileSync(envFile, "utf8")),
      DOCKER_HOST: bench.manager.host,
    };
    delete env.PULUMI_BACKEND_URL;
    delete env.PULUMI_CONFIG_PASSPHRASE;
    const [command = "", ...rest] = args;
    const main = join(root, "packages/cli/dist/main.js");
    return spawnSync(process.execPath, [main, command, "--target", target, ...rest], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
  };
  const write = (check: string) => writeFileSync(join(folder, "compose.yaml"), file(check));

  test("plan says what the swarm cannot do, with its line", () => {
    write("test -e /tmp/ok");
    const { status, stdout, stderr } = run("plan");
    expect(stderr).toMatch(/compose\.yaml:14:5 warning target\/unsupported: .*build/);
    expect(stdout).toContain("db");
    expect(status).toBe(0);
  });

  test("preview shows the services, and does nothing", async () => {
    const { status, stdout } = run("preview", "--plain");
    expect(stdout).toContain(`service ${name}_db: create`);
    expect(status).toBe(0);
    expect(await bench.manager.docker.listServices()).toEqual([]);
  });

  test("a failed gate is exit code 1, with the tasks' own errors", () => {
    write("exit 3");
    const { status, stdout } = run("up", "--plain");
    expect(stdout).toMatch(/gate db healthy: failed[\s\S]*unhealthy[\s\S]*not started because of it: web/);
    expect(status).toBe(1);
    expect(run("status").status).toBe(1);
  });

  test("the corrected file comes up; status shows each replica with its node, wait has nothing to wait for", () => {
    write("test -e /tmp/ok");
    const up = run("up", "--plain");
    expect(up.stdout).toContain("gate db healthy: passed");
    // Nobody waits for it, and it has no check.
    expect(up.stdout).toMatch(/^gate web up: passed/m);
    expect(up.stdout).not.toContain("gate web healthy");
    expect(up.status).toBe(0);
    const { stdout, status } = run("status");
    expect(stdout).toMatch(/^db-1 +healthy +node-[12]/m);
    expect(stdout).toMatch(/^db-2 +healthy +node-[12]/m);
    expect(stdout).toMatch(/^web +running +node-[12]/m);
    expect(status).toBe(0);
    const waited = run("wait", "--timeout", "2m");
    expect(waited.stdout).toContain(`${name}_db is healthy`);
    expect(waited.status).toBe(0);
    const again = run("up", "--plain");
    expect(again.stdout).toMatch(/succeeded in .*: \d+ unchanged/);
    const elsewhere = runOn("docker", "up", "--plain");
    expect(elsewhere.stdout).toContain(`this stack runs on a swarm (${name}-db, ${name}-web)`);
    expect(elsewhere.status).toBe(2);
  });

  test("nothing to do is told without Pulumi, until somebody has been at a service", async () => {
    const updates = () => readdirSync(join(folder, ".pulumi-compose/.pulumi/history/pulumi-compose", name)).length;
    const told = (...args: string[]) =>
      run(...args, "--json")
        .stdout.split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.stringify({ ...JSON.parse(line), at: 0, seconds: 0, waitedSeconds: 0, message: undefined }))
        .sort();
    expect(run("up", "--full").status).toBe(0);
    const before = updates();
    const quick = [told("up"), told("up", "--wait"), told("preview")];
    expect(updates()).toBe(before);
    expect([told("up", "--full"), told("up", "--wait", "--full"), told("preview", "--full")]).toEqual(quick);
    const full = updates();
    const [web] = await bench.manager.docker.listServices({ filters: { name: [`${name}_web`] } });
    const service = bench.manager.docker.getService(web?.ID ?? "");
    const { Spec, Version } = await service.inspect();
    await service.update({ ...Spec, version: Version.Index, TaskTemplate: { ...Spec.TaskTemplate, ForceUpdate: 1 } });
    expect(run("up").status).toBe(0);
    expect(updates()).toBeGreaterThan(full);
    await service.remove();
    expect(run("up", "--plain").stdout).toContain(`${name}-web is gone from the engine: refreshing the state first`);
  });

  test("down takes all away, though a container has to be killed", async () => {
    const { stdout, status } = run("down", "--plain");
    expect(stdout).toContain("taking that down");
    expect(status).toBe(0);
    expect(await bench.manager.docker.listServices()).toEqual([]);
    expect(run("status").status).toBe(1);
  });
});
