import { ownExtension, type PlanOptions, planStart, withPreStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { CommandTarget } from "../command-target";
import { portsOf } from "./ports";

type Planned = Awaited<ReturnType<CommandTarget["plan"]>>;

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
    return needsMapping(project, start) ? withMapping(project, options) : { start, diagnostics: start.diagnostics };
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

/** Whether only the mapping knows what a plan is to tell: of jobs on a schedule, of relays, and of how services are updated. */
function needsMapping(project: ComposeProject, { jobs }: Planned["start"]): boolean {
  return (
    jobs.some(({ schedules }) => schedules.length > 0) ||
    Object.values(project.services).some(
      ({ name, deploy }) =>
        deploy?.update_config?.order === "start-first" ||
        (["relay", "drain"] as const).some((key) => ownExtension(project, key, name) !== undefined),
    )
  );
}

/** A job that no engine can run keeps a project from being brought up; whether a service can roll depends on all of it. */
async function withMapping(project: ComposeProject, options: PlanOptions): Promise<Planned> {
  const { planProject } = await import("../plan-project.js");
  const { dockerDeployment } = await import("./docker-deployment.js");
  const { isAboutUpdates } = await import("@pulumi-compose/project");
  const start = planStart(dockerDeployment.mapping.expand(project), options);
  const mapped = planProject(project, dockerDeployment, options);
  const services = Object.entries(start.services).map(([name, service]) => {
    const rollout = mapped.start.services[name]?.rollout;
    return [name, rollout ? { ...service, rollout } : service] as const;
  });
  const found = mapped.diagnostics.filter(
    (one) => (one.severity === "error" && one.path?.[0] === "jobs") || isAboutUpdates(one),
  );
  return {
    start: { ...start, services: Object.fromEntries(services) },
    diagnostics: [...start.diagnostics, ...found],
  };
}
