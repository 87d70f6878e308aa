import { CLASSIC_DIALECT } from "@pulumi-compose/health-model";
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

async function run(yaml: string, options: Partial<PlanCommandOptions> = {}) {
  return inComposeFolder(yaml, async (folder) => {
    const io = new FakeIo(folder);
    const code = await plan({ format: "text", ...options }, io);
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

test("an engine and a deadline change what is reckoned", async () => {
  const earliest = async (options: Partial<PlanCommandOptions>) =>
    JSON.parse((await run(YAML, { format: "json", probe: "engine", ...options })).out).criticalPath.end.earliestMs;
  expect([await earliest({}), await earliest({ engine: CLASSIC_DIALECT })]).toEqual([1_000, 10_000]);
  expect((await run(YAML, { deadline: 7_000 })).out).toContain("waits up to 7s");
});

test("a file with a mistake is shown with its place", async () => {
  const { code, out, err } = await run("services:\n  web: {image: y, depends_on: [nobody]}\n");
  expect([code, out]).toEqual([1, ""]);
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
