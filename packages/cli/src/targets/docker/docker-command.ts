import { ownExtension, type PlanOptions, planStart, withPreStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { CommandTarget } from "../command-target";
import { portsOf } from "./ports";

/** How long an engine may take for the evidence of what is not well. */
const EVIDENCE_MS = 5_000;

type Planned = Awaited<ReturnType<CommandTarget["plan"]>>;

/** As containers of one engine. */
export const dockerCommand: CommandTarget = {
  name: "docker",
  summary: "containers on one engine",
  where: "as containers of one engine",
  here: "on this engine",
  tells: "probes",
  program: "docker",
  runner: {
    types: ["docker:index/container:Container"],
    kind: "container",
    word: "container",
    onEngine: true,
    isNumbered: true,
    names: (project, service, replicas) =>
      Array.from({ length: replicas }, (_, index) => `${project}-${service}-${index + 1}`),
    serviceIn: (name) => name.replace(/-\d+$/, ""),
    ports: (outputs) => portsOf(outputs?.ports),
  },
  kinds: { "docker:index/remoteImage:RemoteImage": "image" },
  kept: {
    where: "on the engine",
    kinds: {
      "docker:index/volume:Volume": (name) => ({ what: `volume ${name}`, deletes: `docker volume rm ${name}` }),
    },
  },
  // The mapping takes a second to load, and the order needs it not.
  plan: async (project, options) => {
    const start = planStart(withPreStart(project), options);
    return needsMapping(project, start) ? withMapping(project, options) : { start, diagnostics: start.diagnostics };
  },
  deployment: async () => (await import("./docker-deployment.js")).dockerDeployment,
  look: async (expected) => (await import("./look-at-engine.js")).lookAtEngine(expected),
  status: async ({ chosen, services, options, edges }) => {
    const [{ statusOf }, { ContainerLooks }] = await Promise.all([
      import("./read-status.js"),
      import("./container-looks.js"),
    ]);
    const engine = await edges.connect(options);
    const looks = new ContainerLooks(engine, chosen.name, edges.clock);
    return {
      read: async () => statusOf(await looks.read(), chosen, services),
      follow: (onChange) =>
        engine.followAll((signal) => {
          const change = looks.heard(signal);
          if (change) onChange(change);
        }),
      snapshot: (id) => looks.of(id),
      exitOf: (id) => looks.exitOf(id),
      followProbes: (onProbe) => engine.followProbes(onProbe),
      // What the engine says now counts: only what is well meanwhile takes all of that time.
      evidence: async (id, goal, secrets) => {
        const result = await engine.waitFor(id, goal, {
          ...{ probe: "engine", alreadyUnhealthy: "fail", deadlineMs: EVIDENCE_MS, redact: secrets },
        });
        return result.ok || result.reason === "not-found" ? undefined : result;
      },
      followLog: (id, from, subscriber) => engine.followLog(id, from, subscriber),
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
    const { rollout, stopFirst } = mapped.start.services[name] ?? {};
    return [name, { ...service, ...(rollout && { rollout }), ...(stopFirst && { stopFirst }) }] as const;
  });
  const found = mapped.diagnostics.filter(
    (one) => (one.severity === "error" && one.path?.[0] === "jobs") || isAboutUpdates(one),
  );
  return {
    start: { ...start, services: Object.fromEntries(services) },
    diagnostics: [...start.diagnostics, ...found],
  };
}
