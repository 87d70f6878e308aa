import { planStart } from "@pulumi-compose/health-model";
import { parseProject } from "@pulumi-compose/parser";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { kubernetesDeployment } from "../../targets/kubernetes/kubernetes-deployment";
import { planProject } from "../../targets/plan-project";
import { swarmDeployment } from "../../targets/swarm/swarm-deployment";
import { readyGates } from "./ready-gates";

test("every service that has containers and that nobody waits for", () => {
  const content = `
services:
  db: { image: d, healthcheck: { test: "true" } }
  web: { image: w, healthcheck: { test: "true" }, depends_on: { db: { condition: service_healthy } } }
  worker: { image: w }
  off: { image: w, healthcheck: { test: [NONE] } }
  none: { image: w, scale: 0 }
  cloud: { provider: { type: model } }
`;
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content }], env: {}, projectName: "shop" });
  if (!project) throw new Error("the file of this test is wrong");
  const { start } = planProject(project, dockerDeployment, {});
  expect(shown(readyGates({ project, start }))).toEqual(["off up", "web service_healthy", "worker up"]);
});

const shown = (gates: ReturnType<typeof readyGates>) =>
  gates.map(({ service, condition }) => `${service} ${condition}`).sort();

test.each<[string, Parameters<typeof readyGates>[1], readonly string[]]>([
  [
    "in a cluster a job is done then",
    kubernetesDeployment.lastWaits,
    ["seed service_completed_successfully", "web up"],
  ],
  ["on a swarm it runs", swarmDeployment.lastWaits, ["seed up", "web up"]],
])("what every update waits for: %s", (_, lastWaits, expected) => {
  const content =
    "services:\n  seed: { image: s, deploy: { mode: replicated-job } }\n  web: { image: w }\n  none: { image: w, scale: 0 }\n";
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content }], env: {}, projectName: "shop" });
  if (!project) throw new Error("the file of this test is wrong");
  const gates = readyGates({ project, start: planStart(project) }, lastWaits);
  expect(shown(gates)).toEqual(expected);
  expect(gates.map(({ goal }) => goal)).toEqual(["converged", "converged"]);
});
