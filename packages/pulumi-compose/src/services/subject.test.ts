import { planStart, withJobs } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { rolloutDeadline, subjectOf } from "./subject";

const compose = (ofService: string, ofProject: string) => `
services:
  db: { image: a, healthcheck: { test: "true" }${ofService} }
  web: { image: a, depends_on: { db: { condition: service_healthy } } }
${ofProject}`;

const service = ", x-pulumi-compose: { deadline: 4s }";
const project = "x-pulumi-compose: { deadline: 7s }";

// As docs/15-health-model.md has it: the nearest wins.
test.each([
  ["nothing: what follows from the check", "", "", undefined, undefined],
  ["the service's over the program's", service, "", 11_000, 4_000],
  ["the service's over the project's", service, project, undefined, 4_000],
  ["the program's over the project's", "", project, 11_000, 11_000],
  ["the project's", "", project, undefined, 7_000],
])("a gate's deadline is %s", (_, ofService, ofProject, deadlineMs, expected) => {
  const { project: parsed } = parseProject({
    files: [{ name: "/project/compose.yaml", content: compose(ofService, ofProject) }],
    env: {},
    projectName: "shop",
  });
  if (!parsed) throw new Error("not a project");
  const args = deadlineMs === undefined ? {} : { deadlineMs };
  const start = planStart(parsed, args);
  expect(subjectOf("db", "service_healthy", start, parsed, args).deadlineMs).toBe(expected);
  // Nobody waits for it, but the end of an `up` does.
  expect(rolloutDeadline("db", start, args)).toBe(expected);
});

test("a job that runs is called one", () => {
  const { project: parsed } = parseProject({
    files: [
      {
        name: "/project/compose.yaml",
        content: "services: { db: { image: a } }\njobs: { seed: { image: a, triggers: { manual: true } } }",
      },
    ],
    env: {},
    projectName: "shop",
  });
  if (!parsed) throw new Error("not a project");
  const whole = withJobs(parsed, ["seed"]);
  const kinds = ["db", "seed"].map((name) => subjectOf(name, undefined, planStart(whole, {}), whole, {}).kind);
  expect(kinds).toEqual([undefined, "job"]);
});

test.each([
  // Others may wait for less than that; whoever is held has a gate of his own, which tells it.
  ["a service that has not converged, nobody", undefined, []],
  ["one that does not start, those who wait for that", "service_started", ["started"]],
  ["one that is not healthy, those who wait for that", "service_healthy", ["healthy", "then"]],
] as const)("held up by %s", (_, condition, heldUp) => {
  const content = `services:
  db: { image: a, healthcheck: { test: "true" } }
  started: { image: a, depends_on: { db: { condition: service_started } } }
  healthy: { image: a, depends_on: { db: { condition: service_healthy } } }
  then: { image: a, depends_on: [healthy] }
`;
  const files = [{ name: "/project/compose.yaml", content }];
  const { project: parsed } = parseProject({ files, env: {}, projectName: "shop" });
  if (!parsed) throw new Error("not a project");
  const subject = subjectOf("db", condition, planStart(parsed), parsed, {});
  expect([...subject.heldUp].sort()).toEqual(heldUp);
  if (condition === "service_started") expect(subject.place).toBe("/project/compose.yaml:3:38");
});
