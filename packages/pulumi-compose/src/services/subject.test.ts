import { planStart, withJobs } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { subjectOf } from "./subject";

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
  const subject = subjectOf("db", "service_healthy", planStart(parsed, args), parsed, args);
  expect(subject.deadlineMs).toBe(expected);
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
