import path from "node:path";
import { advise, planStart } from "@pulumi-compose/health-model";
import { type ComposeProject, loadProject } from "@pulumi-compose/parser";

function load(): ComposeProject {
  const file = path.join(__dirname, "../fixtures/advice/compose.yaml");
  const { project, diagnostics } = loadProject({ files: [file], env: {} });
  if (project === undefined) throw new Error(JSON.stringify(diagnostics));
  return project;
}

const place = (one: { place?: { line: number; column: number } }) => `${one.place?.line}:${one.place?.column}`;

test("a plan of a real file points to its lines", () => {
  const plan = planStart(load());
  expect(plan.layers).toEqual([["db", "cache"], ["migrate"], ["web"]]);
  expect(plan.gates.map((gate) => [gate.dependency, place(gate), gate.dependents.map(place)])).toEqual([
    ["db", "6:5", ["15:7"]],
    ["cache", "9:3", ["23:7"]],
    ["migrate", "11:3", ["22:7"]],
  ]);
  expect(plan.diagnostics.map((one) => `${place(one)} ${one.code}`)).toEqual([
    "5:17 health/bad-deadline",
    "9:3 health/maybe-no-healthcheck",
  ]);
});

test("advice on a real file points to its lines", () => {
  expect(advise(load()).map((one) => `${place(one)} ${one.code}${one.fix === undefined ? "" : " +fix"}`)).toEqual([
    "7:7 health/reserved-exit-code +fix",
    "8:17 health/long-interval +fix",
    "8:17 health/timeout-not-below-interval +fix",
    "9:3 health/maybe-no-healthcheck +fix",
    "13:14 health/restart-of-one-shot +fix",
    "20:13 health/probe-on-published-port +fix",
    "20:13 health/localhost-in-probe +fix",
    "20:13 health/curl-without-fail +fix",
  ]);
});
