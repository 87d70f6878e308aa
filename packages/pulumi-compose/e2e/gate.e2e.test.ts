import { containersOf, engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const program = (name: string, more = "") => `
const { ComposeProject } = require("pulumi-compose");
const { Stash } = require("@pulumi/pulumi");
const project = new ComposeProject("${name}", { file: "compose.yaml" });
exports.gates = project.gates;
${more}
`;

let open: PulumiProject | undefined;

function bringUp(name: string, compose: string, more = ""): PulumiProject {
  open = new PulumiProject({ name, files: { "index.js": program(name, more), "compose.yaml": compose } });
  return open;
}

afterEach(async () => {
  const project = open;
  open = undefined;
  if (!project) return;
  const { name } = project.options;
  await project.dispose();
  expect(await leftovers(name)).toEqual([]);
});

describeWithToolchain("a gate on the real engine", () => {
  const unhealthy = `
services:
  db:
    image: ${busybox}
    command: sh -c "echo ready to refuse; exec sleep 1000"
    stop_grace_period: 1s
    healthcheck:
      test: ["CMD-SHELL", "echo nobody listens; exit 1"]
      interval: 1s
      timeout: 1s
      retries: 2
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 1s
    depends_on:
      db:
        condition: service_healthy
  other:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 1s
`;

  test("an unhealthy dependency: fails with the evidence, again on the second up, and passes after the fix", async () => {
    const project = bringUp("pce-unhealthy", unhealthy);
    const first = await project.up();
    expect(first.code).not.toBe(0);
    expect(first.text).toContain('service "db" is unhealthy (2 of 2 probes failed in a row)');
    expect(first.text).toContain("nobody listens");
    expect(first.text).toContain("echo nobody listens; exit 1");
    expect(first.text).toContain("ready to refuse");
    expect(first.text).toMatch(/exit (code )?1/);
    expect(first.text).toContain("compose.yaml:17:7");
    expect(first.text).toContain("not started because of it: web");
    expect(first.text.split("gate/unhealthy").length - 1).toBe(2); // Once in the progress, once in the diagnostics.
    expect(first.text).not.toMatch(/^\s+at .*\.js:\d+/m);
    expect(await containersOf("pce-unhealthy")).toEqual(["pce-unhealthy-db-1", "pce-unhealthy-other-1"]);
    expect(project.urns().filter((urn) => urn.includes("docker:index/container:Container"))).toHaveLength(2);

    const second = await project.up();
    expect(second.code).not.toBe(0);
    expect(second.text).toContain('service "db" is unhealthy');
    expect(await containersOf("pce-unhealthy")).toHaveLength(2);

    project.write({ "compose.yaml": unhealthy.replace("echo nobody listens; exit 1", "exit 0") });
    const third = await project.up();
    expect(third.text).toContain("created");
    expect(third.code).toBe(0);
    expect(await containersOf("pce-unhealthy")).toHaveLength(3);

    const fourth = await project.up("--expect-no-changes");
    expect(fourth.code).toBe(0);
    await project.refresh();
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  test("a dependency that exits fails at once, with its code and its log", async () => {
    const project = bringUp(
      "pce-exits",
      `
services:
  db:
    image: ${busybox}
    command: sh -c "sleep 2; echo cannot open the data; exit 7"
    healthcheck: { test: ["CMD", "false"], interval: 30s }
  web:
    image: ${busybox}
    command: sleep 1000
    depends_on: { db: { condition: service_healthy } }
`,
    );
    const run = await project.up();
    expect(run.code).not.toBe(0);
    expect(run.text).toContain('service "db" exited with code 7 before it was healthy');
    expect(run.text).toContain("cannot open the data");
    expect(run.seconds).toBeLessThan(25);
    expect(await containersOf("pce-exits")).toEqual(["pce-exits-db-1"]);
  });

  test("a chain of completed, healthy and started runs in that order", async () => {
    const project = bringUp(
      "pce-chain",
      `
services:
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 1s
    depends_on:
      migrate: { condition: service_completed_successfully }
      cache: { condition: service_started }
  migrate:
    image: ${busybox}
    command: sh -c "sleep 1"
    depends_on: { db: { condition: service_healthy } }
  db:
    image: ${busybox}
    command: sh -c "sleep 2; touch /ready; exec sleep 1000"
    stop_grace_period: 1s
    healthcheck: { test: ["CMD", "test", "-f", "/ready"], interval: 30s }
  cache:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 1s
`,
    );
    const run = await project.up();
    expect(run.text).toContain("created");
    expect(run.code).toBe(0);
    const started = async (name: string) => Date.parse((await engine().getContainer(name).inspect()).State.StartedAt);
    const finished = Date.parse((await engine().getContainer("pce-chain-migrate-1").inspect()).State.FinishedAt);
    expect(await started("pce-chain-migrate-1")).toBeGreaterThan((await started("pce-chain-db-1")) + 2000);
    expect(await started("pce-chain-web-1")).toBeGreaterThan(finished);
    const gates = project.outputs().gates as Record<string, number>;
    expect(Object.keys(gates).sort()).toEqual(["db service_healthy", "migrate service_completed_successfully"]);
    expect(gates["db service_healthy"]).toBeLessThan(15_000);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
    await project.refresh();
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  test("a one-shot that fails holds its dependents back", async () => {
    const project = bringUp(
      "pce-oneshot",
      `
services:
  migrate:
    image: ${busybox}
    command: sh -c "echo no such table; exit 3"
  web:
    image: ${busybox}
    command: sleep 1000
    depends_on: { migrate: { condition: service_completed_successfully } }
`,
    );
    const run = await project.up();
    expect(run.code).not.toBe(0);
    expect(run.text).toContain('service "migrate" exited with code 3 instead of 0');
    expect(run.text).toContain("no such table");
    expect(await containersOf("pce-oneshot")).toEqual(["pce-oneshot-migrate-1"]);
  });

  test("what stands behind a service that is to be ready is made once that is up, and a preview does not wait", async () => {
    const worker = (command: string) => `
services:
  worker:
    image: ${busybox}
    command: sh -c "${command}"
    stop_grace_period: 0s
`;
    const behind = `new Stash("behind", { input: "seen up" }, { dependsOn: project.services.worker.ready });`;
    const project = bringUp("pce-ready", worker("echo no config; exit 3"), behind);
    const failed = await project.up();
    expect(failed.code).not.toBe(0);
    expect(failed.text).toMatch(
      /docker:index:Container \(pce-ready-worker-1\):\s+error: gate\/exited: service "worker" exited with code 3 instead of staying up/,
    );
    expect(failed.text).toContain("no config");
    expect(failed.text).not.toMatch(/^\s+at .*\.js:\d+/m);
    expect(project.urns().filter((urn) => urn.endsWith("::behind"))).toEqual([]);
    // Whether the container that is there is up is asked in an update only.
    const preview = await project.preview();
    expect(preview.code).toBe(0);
    project.write({ "compose.yaml": worker("exec sleep 1000") });
    const passed = await project.up();
    expect(passed.text).toContain("behind");
    expect(passed.code).toBe(0);
    expect((await project.up("--expect-no-changes")).code).toBe(0);
  });

  test("an image without a healthcheck behind a healthy gate is said at once", async () => {
    const project = bringUp(
      "pce-nocheck",
      `
services:
  db: { image: "${busybox}", command: sleep 1000, stop_grace_period: 1s }
  web:
    image: ${busybox}
    command: sleep 1000
    depends_on: { db: { condition: service_healthy } }
`,
    );
    const run = await project.up();
    expect(run.code).not.toBe(0);
    expect(run.text).toContain('service "db" has no healthcheck');
    expect(await containersOf("pce-nocheck")).toEqual(["pce-nocheck-db-1"]);
  });
});
