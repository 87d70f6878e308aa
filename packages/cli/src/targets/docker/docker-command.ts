import { type PlanOptions, planStart, type StartPlan, withPreStart } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { CommandTarget } from "../command-target";
import { portsOf } from "./ports";

/** As containers of one engine. */
export const dockerCommand: CommandTarget = {
  name: "docker",
  summary: "containers on one engine",
  where: "as containers of one engine",
  program: "docker",
  runner: {
    type: "docker:index/container:Container",
    kind: "container",
    word: "container",
    isNumbered: true,
    names: (project, service, replicas) =>
      Array.from({ length: replicas }, (_, index) => `${project}-${service}-${index + 1}`),
    serviceIn: (name) => name.replace(/-\d+$/, ""),
    ports: (outputs) => portsOf(outputs?.ports),
  },
  kinds: { "docker:index/remoteImage:RemoteImage": "image" },
  // The mapping takes a second to load, and the order needs it not.
  plan: async (project, options) => {
    const start = planStart(withPreStart(project), options);
    return { start, diagnostics: [...start.diagnostics, ...(await jobErrors(project, start, options))] };
  },
  deployment: async () => (await import("./docker-deployment.js")).dockerDeployment,
  look: async (expected) => (await import("./look-at-engine.js")).lookAtEngine(expected),
  status: async ({ chosen, services, options, edges }) => {
    const { readStatus } = await import("./read-status.js");
    const engine = await edges.connect(options);
    return {
      read: () => readStatus(engine, chosen, services),
      follow: (id, onChange) => engine.follow(id, onChange),
    };
  },
  wait: async (request) => (await import("./wait-on-engine.js")).waitOnEngine(request),
};

/** A job that no engine can run keeps a project from being brought up. The mapping, which says so, is loaded only for this. */
async function jobErrors(
  project: ComposeProject,
  { jobs }: StartPlan,
  options: PlanOptions,
): Promise<readonly Diagnostic[]> {
  if (!jobs.some(({ schedules }) => schedules.length > 0)) return [];
  const { planProject } = await import("../plan-project.js");
  const { dockerDeployment } = await import("./docker-deployment.js");
  const { diagnostics } = planProject(project, dockerDeployment, options);
  return diagnostics.filter(({ severity, path }) => severity === "error" && path?.[0] === "jobs");
}
