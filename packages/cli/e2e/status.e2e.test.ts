import { Cli, cli } from "./support/cli";
import { RunningProject } from "./support/running-project";

const STAY = "exec sleep 100";
const project = new RunningProject();

beforeAll(() => project.setUp());
afterEach(() => project.tearDown());

/** Runs the command until its answer is as wanted: the engine's probes come when they come, and one may be too slow. */
async function untilStatus(...patterns: RegExp[]): Promise<string> {
  for (let tries = 0; tries < 20; tries++) {
    const { out } = await cli("status", "-p", project.name);
    if (patterns.every((pattern) => pattern.test(out))) return out;
  }
  throw new Error(`the status never matched ${patterns.join(" and ")}`);
}

test("state, failures, last probe and since when", async () => {
  await project.run("db", { command: STAY, check: "echo PONG" });
  await project.run("flask", { command: STAY, check: "echo 'curl: (7) refused'; echo more; exit 1" });
  await project.run("migrate", { command: "exit 0" });
  await project.run("broken", { command: "exit 3" });
  const out = await untilStatus(
    /^db +healthy +>?\d+s +0\/2 +exit 0 \d+s ago: PONG$/m,
    /^flask +unhealthy +>?\d+s +\d+\/2 +exit 1 \d+s ago: curl: \(7\) refused$/m,
  );
  expect(out).toMatch(/^migrate +completed +\d+s$/m);
  expect(out).toMatch(/^broken +exited 3 +\d+s$/m);
  expect((await cli("status", "-p", project.name, "db")).code).toBe(0);
  expect((await cli("status", "-p", project.name)).code).toBe(1);
});

test("watching tells of each change, of new containers too, until it is interrupted", async () => {
  await project.run("db", { command: STAY, check: "test -f /tmp/ok" });
  const watching = new Cli(["status", "-p", project.name, "--watch", "--json"]);
  await watching.until(/"health":"starting"/);
  await project.shell("db", "touch /tmp/ok");
  await watching.until(/"health":"healthy"/);
  await project.run("web", { command: STAY });
  await watching.until(/"service":"web"/);
  watching.interrupt();
  const { code, out } = await watching.ended;
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.every((line) => line.project === project.name)).toBe(true);
});

test("no such project, no engine", async () => {
  expect(await cli("status", "-p", "pcc-nobody")).toMatchObject({
    code: 1,
    out: 'nothing of project "pcc-nobody" is on this engine\n',
    err: expect.stringMatching(/^nothing of project "pcc-nobody" .*\n {2}hint: `pulumi-compose up/),
  });
  const { code, err } = await cli("status", "-p", "pcc-nobody", "--host", "unix:///nowhere/docker.sock");
  expect(code).toBe(2);
  expect(err).toMatch(/^error: cannot reach the engine at unix:\/\/\/nowhere\/docker\.sock/);
});
