import { parseProject } from "@pulumi-compose/parser";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { planProject } from "../../targets/plan-project";
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
  const gates = readyGates({
    project,
    start,
    volumes: [],
    planned: [],
    remarks: [],
    reads: { files: [], contexts: [] },
    still: [],
    loaded: { diagnostics: [], sources: new Map() },
  });
  expect(gates.map(({ service, condition }) => `${service} ${condition}`).sort()).toEqual([
    "off up",
    "web service_healthy",
    "worker up",
  ]);
});
