import { Cli, cli } from "./support/cli";
import { RunningProject } from "./support/running-project";

const STAY = "exec sleep 100";
const project = new RunningProject();

beforeAll(() => project.setUp());
afterEach(() => project.tearDown());

test("opens when everything is as it should be: healthy, completed, up", async () => {
  await project.run("db", { command: `sleep 1; touch /tmp/ok; ${STAY}`, check: "test -f /tmp/ok" });
  await project.run("migrate", { command: "sleep 1" });
  await project.run("web", {
    command: STAY,
    labels: { "com.docker.compose.depends_on": "migrate:service_completed_successfully:false" },
  });
  const { code, out, err } = await cli("wait", "-p", project.name);
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n").sort()).toEqual([
    "",
    expect.stringMatching(/-db-1 is healthy/),
    expect.stringMatching(/-migrate-1 is completed/),
    expect.stringMatching(/-web-1 is up/),
  ]);
});

test("without a check, one that fails at once is not up, and one that ends with 0 has ended well", async () => {
  await project.run("seed", { command: "true" });
  expect(await cli("wait", "-p", project.name)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/-seed-1 has ended with 0/),
  });
  await project.run("worker", { command: "echo no config; exit 3" });
  const { code, err } = await cli("wait", "-p", project.name);
  expect(code).toBe(1);
  expect(err).toMatch(/-worker-1 exited with code 3 instead of staying up, after [\s\S]*\| no config/);
});

test("fails with the evidence", async () => {
  await project.run("db", { command: `echo starting up; ${STAY}`, check: "curl -f localhost" });
  const { code, out, err } = await cli("wait", "-p", project.name, "db", "--for", "healthy");
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(
    /-db-1 is unhealthy \(\d+ (?:of \d+ )?probes failed in a row(?:; \d+ are enough)?\) after [\d.]+ s/,
  );
  expect(err).toMatch(/curl: not found/);
  expect(err).toMatch(/\| starting up/);
  expect(err).toMatch(/hint +.*curl/);
});

test("a one-shot that fails", async () => {
  await project.run("migrate", { command: "sleep 1; echo no disk; exit 3" });
  const { code, err } = await cli("wait", "-p", project.name, "migrate", "--for", "completed");
  expect(code).toBe(1);
  expect(err).toMatch(/-migrate-1 exited with code 3 [\s\S]*\| no disk/);
});

test("gives up at its timeout", async () => {
  // Its first probe comes long after the timeout, however slowly the command starts.
  await project.run("db", { command: STAY, check: "exit 1", intervalSeconds: 300 });
  const begin = Date.now();
  const { code, err } = await cli("wait", "-p", project.name, "--timeout", "1s", "--probe", "engine");
  expect(code).toBe(1);
  expect(err).toMatch(/-db-1 did not become healthy within [\d.]+ s \(starting\)/);
  expect(Date.now() - begin).toBeLessThan(10_000);
});

test("waits for a container that is not there yet", async () => {
  const waiting = new Cli(["wait", "-p", project.name, "late", "--timeout", "30s"]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await project.run("late", { command: STAY, check: "true" });
  expect(await waiting.ended).toMatchObject({ code: 0, out: expect.stringMatching(/-late-1 is healthy/) });
});

test("does not wait where there is nothing of the project", async () => {
  const begin = Date.now();
  const { code, err } = await cli("wait", "-p", project.name);
  expect(code).toBe(1);
  expect(err).toMatch(/^nothing of project .* is on this engine.*\n {2}hint: `pulumi-compose up --target docker`/);
  expect(Date.now() - begin).toBeLessThan(20_000);
});

test("leaves no probe behind when it is interrupted", async () => {
  // The engine's own probes begin after the test: what hangs is the gate's.
  const id = await project.run("db", { command: STAY, check: "sleep 77", intervalSeconds: 300 });
  const waiting = new Cli(["wait", "-p", project.name]);
  while ((await project.processes(id, "sleep 77")) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  waiting.interrupt();
  expect((await waiting.ended).code).toBe(130);
  expect(await project.processes(id, "sleep 77")).toBe(0);
});

test("mistakes on the command line", async () => {
  expect((await cli("wait", "--for", "ready")).code).toBe(2);
  expect((await cli("wait", "--timeout", "soon")).err).toContain("It is a duration");
});
