import { parseProject } from "@pulumi-compose/parser";
import { targetOf, targets } from "./registry";
import type { Target } from "./target";

const all = Object.entries<Target>(targets);
const attributes = Object.keys(targets.docker.support);

test.each(all)("%s is known by its name, and says of every attribute what becomes of it", (name, target) => {
  expect(target.name).toBe(name);
  expect(Object.keys(target.support)).toEqual(attributes);
});

test.each(all)("a plan for %s says so", (name, target) => {
  const { project } = parseProject({
    files: [{ name: "/project/compose.yaml", content: "services: { web: { image: nginx } }" }],
    env: {},
    projectName: "shop",
  });
  if (!project) throw new Error("the file of this test is wrong");
  const environment = { files: { read: () => undefined }, hashContext: () => undefined, variable: () => undefined };
  const plan = target.plan(target.prepare(project), environment);
  expect([plan.target, plan.project, plan.start.order]).toEqual([name, "shop", ["web"]]);
});

test.each(all)("%s refuses an image that is none, before anything is made of it", (_, target) => {
  const { project } = parseProject({
    files: [{ name: "/project/compose.yaml", content: "services: { web: { image: 'MyApp:latest' } }" }],
    env: {},
    projectName: "shop",
  });
  if (!project) throw new Error("the file of this test is wrong");
  const environment = { files: { read: () => undefined }, hashContext: () => undefined, variable: () => undefined };
  const { diagnostics } = target.plan(target.prepare(project), environment);
  expect(diagnostics.map(({ severity, code, place }) => [severity, code, place?.column])).toEqual([
    ["error", "health/bad-image", 27],
  ]);
});

test("a target is given by its name, as itself, or not at all", () => {
  expect(targetOf(undefined)).toBe(targets.docker);
  expect(targetOf("swarm")).toBe(targets.swarm);
  const own = { ...targets.swarm, name: "mine" };
  expect(targetOf(own)).toBe(own);
});
