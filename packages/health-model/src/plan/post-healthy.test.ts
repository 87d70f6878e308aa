import { parseProject } from "@pulumi-compose/parser";
import { planText } from "../render/plan-text";
import { planStart } from "./plan-start";
import { postHealthyHooks } from "./post-healthy";

function read(content: string) {
  const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }] });
  if (!project) throw new Error(JSON.stringify(diagnostics));
  return project;
}

const file = (hooks: string, rest = "") => `services:
  db:
    image: d
    healthcheck: { test: "true" }
    x-pulumi-compose: { deadline: 1m, post_healthy: ${hooks} }
  web: { image: w, depends_on: { db: { condition: service_healthy } } }
${rest}`;

test("hooks are those of the service", () => {
  const project = read(file('[{ command: "migrate --all" }, { command: [a], environment: { A: 1 } }]'));
  expect(postHealthyHooks(project, "db")).toEqual([
    { command: ["migrate", "--all"] },
    { command: ["a"], environment: { A: "1" } },
  ]);
  expect(postHealthyHooks(project, "web")).toEqual([]);
  expect(postHealthyHooks(project, "other")).toEqual([]);
});

test.each<[string, string, string, string]>([
  ["no list", file("migrate"), "compose/wrong-type", "5:53"],
  ["no command", file("[{ user: root }]"), "compose/missing-attribute", "5:54"],
  ["of the project", file("[]", "x-pulumi-compose: { post_healthy: [] }\n"), "health/hooks-of-project", "7:21"],
])("%s: an error where it is written", (_, text, code, place) => {
  const project = read(text);
  const told = planStart(project).diagnostics.map((one) => [one.code, one.severity, one.place]);
  const [line, column] = place.split(":").map(Number);
  expect(told).toEqual([[code, "error", expect.objectContaining({ line, column })]]);
  expect(postHealthyHooks(project, "db")).toEqual([]);
});

test("a plan says how many there are, and that whoever waits waits for them", () => {
  const plan = planStart(read(file("[{ command: a }, { command: b }]")));
  expect(plan.services).toMatchObject({ db: { postHealthy: 2 } });
  expect(plan.services.web).not.toHaveProperty("postHealthy");
  expect(planText(plan)).toMatch(/^ {2}1 {2}db .*, then 2 post_healthy hooks$/m);
  expect(planText(plan)).toContain("\n    then until its 2 post_healthy hooks have run\n");
});

test("one is told as one", () => {
  expect(planText(planStart(read(file("[{ command: a }]"))))).toContain("then until its 1 post_healthy hook has run");
});
