import { ComposeFolder, hasToolchain } from "./support/compose-folder";

const project = "pcc-jobs";

const compose = (code: number) => `
name: ${project}
services:
  db:
    image: pulumi-compose/busybox:local
    command: sh -c 'sleep 1; touch /tmp/ready; exec sleep 100000'
    init: true
    stop_grace_period: 0s
    healthcheck: { test: test -f /tmp/ready, interval: 1s }
jobs:
  report:
    image: pulumi-compose/busybox:local
    command: sh -c 'echo run >> /out/log; cat /out/log; exit ${code}'
    volumes: ["out:/out"]
    triggers: { manual: true }
    depends_on: { db: { condition: service_healthy } }
volumes: { out: }
`;

const service = `
name: ${project}
services:
  db:
    image: pulumi-compose/busybox:local
    command: sh -c 'sleep 1; touch /tmp/ready; exec sleep 100000'
    init: true
    stop_grace_period: 0s
    healthcheck: { test: test -f /tmp/ready, interval: 1s }
  web:
    image: pulumi-compose/busybox:local
    command: sleep 1000
    stop_grace_period: 0s
    networks: [front]
    volumes: ["data:/data"]
    depends_on: { db: { condition: service_healthy } }
  other: { image: pulumi-compose/busybox:local, command: sleep 1000, stop_grace_period: 0s }
networks: { front: {} }
volumes: { data: {} }
`;

(hasToolchain ? describe : describe.skip)("pulumi-compose run", () => {
  const folder = new ComposeFolder();
  const logs = () =>
    folder
      .docker(["logs", `${project}-report-1`])
      .trim()
      .split("\n");

  afterAll(() => {
    folder.run("down", "--volumes", "--yes");
    folder.dispose();
  }, 60_000);

  test("a job runs behind its gate, anew each time, and its volume stays", () => {
    folder.write(compose(0));
    const dry = folder.run("--dry-run", "run", "report");
    expect({ status: dry.status, made: folder.docker(["ps", "-aq", "--filter", `name=${project}`]) }).toEqual({
      status: 0,
      made: "",
    });
    const first = folder.run("run", "report");
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(
      /gate db healthy: passed[\s\S]*container pcc-jobs-report-1: created[\s\S]*gate report completed: passed/,
    );
    expect(logs()).toEqual(["run"]);
    expect(folder.run("run", "report").status).toBe(0);
    expect(logs()).toEqual(["run", "run"]);

    const up = folder.run("up");
    expect(up.stdout).toContain(`container ${project}-report-1: deleted`);
    expect(up.stdout).not.toContain("volume");
    expect(up.stderr).toContain('job "report" is not run by an `up`');

    folder.write(compose(3));
    const failed = folder.run("run", "report");
    expect(failed.status).toBe(1);
    expect(failed.stdout + failed.stderr).toMatch(/gate\/exited: job "report" exited with code 3 instead of 0/);
    expect(logs()).toEqual(["run", "run", "run"]);
  }, 180_000);

  test("one that the file does not have is named, with those that it has", () => {
    const { status, stderr } = folder.run("run", "rapport");
    expect(status).toBe(2);
    expect(stderr).toContain('the file has no job and no service "rapport"');
    expect(stderr).toContain('Did you mean "report"? It has jobs: report');
  });

  test("a command in a service's container runs behind its gate, with what the service has, and leaves nothing", () => {
    folder.write(service);
    const command = ["sh", "-c", 'echo "$EDIT $#" "$@"; echo kept > /data/file; exit 3', "--", "-e"];
    const first = folder.run("run", "--rm", "-T", "-e", "EDIT=1", "web", ...command);
    expect({ status: first.status, stdout: first.stdout }).toEqual({ status: 3, stdout: "1 1 -e\n" });
    expect(first.stderr).toMatch(/gate db healthy: passed[\s\S]*succeeded/);
    // What nobody asked for is not there.
    const names = folder.docker([
      "ps",
      "-a",
      "--filter",
      `label=com.docker.compose.project=${project}`,
      "--format",
      "{{.Names}}",
    ]);
    expect(names).toContain(`${project}-db-1`);
    expect(names).not.toMatch(/web|other/);
    const { status, stdout } = folder.run("run", "--rm", "-T", "--no-deps", "-q", "web", "cat", "/data/file");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "kept\n" });
    const up = folder.run("up");
    expect(up.stdout).toContain(`container ${project}-web-1: created`);
    expect(up.stdout).not.toMatch(/(network|volume) \S+: (created|replaced|deleted)/);
  }, 120_000);

  test("a cancelled job does not go on", async () => {
    folder.write(compose(0).replace("cat /out/log;", "sleep 1000;"));
    const run = folder.start("run", "report");
    await run.until(/container pcc-jobs-report-1: created/);
    run.interrupt();
    const { code, out } = await run.ended;
    expect(code).toBe(130);
    expect(out).toContain('job "report" was stopped');
    expect(folder.docker(["inspect", "-f", "{{.State.Status}}", `${project}-report-1`])).toBe("exited\n");
  }, 120_000);
});
