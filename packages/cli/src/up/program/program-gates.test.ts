import { parseProject } from "@pulumi-compose/parser";
import type { DeploymentTarget } from "../../targets/command-target";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { kubernetesDeployment } from "../../targets/kubernetes/kubernetes-deployment";
import { planProject } from "../../targets/plan-project";
import { swarmDeployment } from "../../targets/swarm/swarm-deployment";
import { type GateChoice, programGates } from "./program-gates";

const CONTENT = `
services:
  db: { image: d, healthcheck: { test: exit 0 } }
  cache: { image: c, healthcheck: { test: exit 0 } }
  web: { image: w, depends_on: { db: { condition: service_healthy }, cache: { condition: service_started } } }
`;

const gatesOn = (target: DeploymentTarget, choice: GateChoice = {}) => {
  const { project } = parseProject({
    files: [{ name: "/p/compose.yaml", content: CONTENT }],
    env: {},
    projectName: "shop",
  });
  if (!project) throw new Error("the file of this test is wrong");
  const { start } = planProject(project, target, {});
  return programGates({ project, start }, target, choice).map(({ service, condition, holds, isLast }) =>
    [service, condition, ...holds.map((held) => `-> ${held}`), ...(isLast ? ["last"] : [])].join(" "),
  );
};

test("on an engine only what others wait for, unless all are waited for", () => {
  expect(gatesOn(dockerDeployment)).toEqual(["db service_healthy -> web"]);
  expect(gatesOn(dockerDeployment, { wait: true })).toEqual([
    "db service_healthy -> web",
    "cache service_healthy last",
    "web up last",
  ]);
});

test.each([
  ["a swarm", swarmDeployment],
  ["a cluster", kubernetesDeployment],
])("on %s there is a gate for a start, and every update waits for all", (_, target) => {
  expect(gatesOn(target)).toEqual([
    "cache service_started -> web",
    "db service_healthy -> web",
    "cache service_healthy last",
    "web up last",
  ]);
  expect(gatesOn(target, { wait: true })).toEqual(gatesOn(target));
});
