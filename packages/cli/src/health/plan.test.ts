import { CLASSIC_DIALECT, type PlanOptions } from "@pulumi-compose/health-model";
import { inComposeFolder } from "../testing/compose-folder";
import { FakeIo } from "../testing/fake-io";
import { type PlanCommandOptions, plan } from "./plan";

const YAML = `
services:
  db:
    image: x
    healthcheck: {test: t, interval: 10s, timeout: 1s, start_period: 20s, start_interval: 1s}
  web:
    image: y
    depends_on: {db: {condition: service_healthy}}
`;

async function run(yaml: string, options: Partial<PlanCommandOptions> = {}, images: PlanOptions["images"] = {}) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await plan({ format: "text", ...options }, io, async (_, told) => ({ ...told, ...images }));
    return { code, out: io.out.text, err: io.err.text };
  });
}

test("layers, gates and the critical path", async () => {
  const { code, out, err } = await run(YAML);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("db healthy -> web");
  expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
});

test.each([
  ["json", /^\{/],
  ["mermaid", /^(flowchart|graph) /],
  ["dot", /^digraph /],
  ["svg", /^<svg /],
] as const)("as %s", async (format, begin) => {
  expect((await run(YAML, { format })).out).toMatch(begin);
});

test("a gate that keeps waiting is shown: told by the file, or by the command over it", async () => {
  const kept = YAML.replace("    image: x\n", "    image: x\n    x-pulumi-compose: { on_unhealthy: keep-waiting }\n");
  const shown = /waits up to \S+, also when it is unhealthy/;
  expect((await run(YAML)).out).not.toMatch(shown);
  expect((await run(YAML, { onUnhealthy: "keep-waiting" })).out).toMatch(shown);
  expect((await run(kept)).out).toMatch(shown);
  expect((await run(kept, { onUnhealthy: "fail" })).out).not.toMatch(shown);
  expect(JSON.parse((await run(kept, { format: "json" })).out).gates).toMatchObject([{ onUnhealthy: "keep-waiting" }]);
});

test("what on_unhealthy may not be is an error with its line", async () => {
  const { code, err } = await run(`x-pulumi-compose: { on_unhealthy: never }\n${YAML}`);
  expect(code).toBe(2);
  expect(err).toMatch(/compose\.yaml:1:35 error health\/bad-on-unhealthy: .* neither fail nor keep-waiting: "never"/);
});

test("an engine and a deadline change what is reckoned", async () => {
  const earliest = async (options: Partial<PlanCommandOptions>) =>
    JSON.parse((await run(YAML, { format: "json", probe: "engine", ...options })).out).criticalPath.end.earliestMs;
  expect([await earliest({}), await earliest({ engine: CLASSIC_DIALECT })]).toEqual([1_000, 10_000]);
  expect((await run(YAML, { deadline: 7_000 })).out).toContain("waits up to 7s");
});

test("the check of an image that is there counts, unless no engine is to be asked", async () => {
  const yaml = "services:\n  db: {image: x, healthcheck: {interval: 5s}}\n";
  const images = { db: { Test: ["CMD", "true"], Timeout: 7_000_000_000 } };
  const checkOf = async (options: Partial<PlanCommandOptions>) =>
    JSON.parse((await run(yaml, { format: "json", ...options }, images)).out).services.db.healthcheck;
  expect(await checkOf({})).toMatchObject({
    kind: "check",
    from: "both",
    check: { intervalMs: 5_000, timeoutMs: 7_000 },
  });
  expect(await checkOf({ offline: true })).toMatchObject({ kind: "unknown" });
});

test("a job that no engine can run on its schedule is an error, as up finds it; one by hand is none", async () => {
  const jobs = (trigger: string) => `${YAML}jobs: { report: { image: z, triggers: { ${trigger} } } }\n`;
  const scheduled = await run(jobs('schedule: [{ cron: "0 3 * * *" }]'));
  expect(scheduled.code).toBe(1);
  expect(scheduled.err).toMatch(
    /compose\.yaml:9:\d+ error target\/scheduled-job: job "report" is to run on a schedule/,
  );
  expect(scheduled.out).toContain("Jobs, which an up does not run");
  const manual = await run(jobs("manual: true"));
  expect([manual.code, manual.err]).toEqual([0, ""]);
});

test("how services are updated beside what serves, and what is in the way of it", async () => {
  const web = (more: string) =>
    `services:\n  web:\n    image: y\n    healthcheck: {test: t}\n    deploy: {update_config: {order: start-first}}\n${more}`;
  const rolling = await run(web(""));
  expect([rolling.code, rolling.err]).toEqual([0, ""]);
  expect(rolling.out).toMatch(
    /^ {2}web: start-first, 1 at a time, waits for healthy, 2s to drain, on failure\s+pause$/m,
  );
  expect(JSON.parse((await run(web(""), { format: "json" })).out).services.web.rollout).toMatchObject({
    parallelism: 1,
    drainMs: 2_000,
  });
  const port = await run(web("    ports: ['80:80']\n"));
  expect(port.code).toBe(0);
  expect(port.err).toMatch(/compose\.yaml:6:\d+ warning target\/stop-first: service "web": .* one port of the host/);
  expect(port.out).not.toContain("Updates");
  expect((await run(web("    x-pulumi-compose: {drain: soon}\n"))).code).toBe(2);
  expect((await run(web("    ports: ['80:80']\n"), { target: "swarm" })).err).not.toContain("stop-first");
});

test("a relay is a service of the plan on one engine, and what is wrong with it is told", async () => {
  const web = (relay: string) =>
    `services:\n  web:\n    image: y\n    ports: ['80:80']\n    x-pulumi-compose: {relay: ${relay}}\n    deploy: {update_config: {order: start-first}}\n`;
  const relayed = await run(web("true"));
  expect([relayed.code, relayed.err]).toEqual([0, ""]);
  expect(relayed.out).toMatch(/^ {2}2 {2}web-relay {2}at once/m);
  expect(relayed.out).toMatch(/^ {2}web: start-first/m);
  const swarm = await run(web("true"), { target: "swarm" });
  expect(swarm.out).not.toContain("web-relay");
  expect(await run(web("yes please"))).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining("target/bad-relay"),
  });
});

test("a file with a mistake is shown with its place", async () => {
  const { code, out, err } = await run("services:\n  web: {image: y, depends_on: [nobody]}\n");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/compose\.yaml:2:\d+ error compose\//);
});

test("a plan that cannot be carried out is shown all the same", async () => {
  const { code, out, err } = await run(
    "services:\n  db: {image: x, healthcheck: {disable: true}}\n  web: {image: y, depends_on: {db: {condition: service_healthy}}}\n",
  );
  expect(code).toBe(1);
  expect(err).toContain("error health/no-healthcheck");
  expect(out).toContain("db healthy -> web");
});
