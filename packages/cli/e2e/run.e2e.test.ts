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
    expect(failed.stdout + failed.stderr).toMatch(/gate\/exited: service "report" exited with code 3 instead of 0/);
    expect(logs()).toEqual(["run", "run", "run"]);
  }, 180_000);

  test("one that the file does not have is named, with those that it has", () => {
    const { status, stderr } = folder.run("run", "rapport");
    expect(status).toBe(2);
    expect(stderr).toContain('the file has no job "rapport"');
    expect(stderr).toContain("it has: report");
  });
});
