import { plannedServiceDeadline } from "@pulumi-compose/docker-health";
import { type GateCondition, type PlanOptions, planStart, type StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import type { PlannedNetwork } from "../../plan/resource-plan";
import { isToComplete } from "../common/is-to-complete";
import { reportUnkeptData } from "../common/kept-data";
import type { PlanEnvironment } from "../common/plan-environment";
import { plannedWaits } from "../common/planned-waits";
import { reportJobs } from "../common/report-jobs";
import { reportTakenPorts } from "../common/taken-ports";
import { reportUpdateExtensions } from "../common/update-extensions";
import { mapContents } from "./contents";
import { jobFate } from "./job-fate";
import { reportKeepWaiting } from "./keep-waiting";
import { routedPorts } from "./network";
import { mapSwarmNetwork } from "./network-resource";
import { reportPostHealthy } from "./post-healthy";
import { DEFAULT_GRACE_NS } from "./process";
import { reportRelays } from "./relays";
import { mapService } from "./service";
import type { SwarmContext } from "./swarm-context";
import type { NodeVolume, PlannedConfig, PlannedSecret, PlannedService, SwarmPlan } from "./swarm-plan";

const NS_IN_MS = 1e6;

/** Turns a project into the resources that make it up on a swarm, as data. Pure but for what `environment` reads. */
export function planSwarm(project: ComposeProject, environment: PlanEnvironment): SwarmPlan {
  const start = planStart(project, { ...environment.start, emptyServices: "there", deadlineOn: deadlineIn(project) });
  const diagnostics: Diagnostic[] = [...start.diagnostics];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const configs = new Map<string, PlannedConfig>();
  const secrets = new Map<string, PlannedSecret>();
  const services: PlannedService[] = [];
  const waitsOf = plannedWaits(start);
  reportJobs(project, jobFate, report);
  for (const name of start.order.length > 0 ? start.order : Object.keys(project.services)) {
    const service = project.services[name];
    if (!service || service.provider) continue;
    const oneShot = isToEnd(start, service);
    const isToBeHealthy = isAwaited(start, service, "service_healthy");
    const context: SwarmContext = { ...environment, project, service, oneShot, isToBeHealthy, report };
    reportUnkeptData(project, service, report);
    reportUpdateExtensions({ project, service, report });
    const contents = mapContents(context);
    for (const config of contents.configs) configs.set(config.key, config);
    for (const secret of contents.secrets) secrets.set(secret.key, secret);
    services.push({
      kind: "service",
      key: name,
      name: `${project.name}-${name}`,
      path: ["services", name],
      service: name,
      args: mapService(context, contents.args),
      waits: waitsOf(name),
      oneShot,
    });
  }
  reportTakenPorts(project, routedPorts(project), "error", report);
  reportKeepWaiting(project, start, report);
  reportPostHealthy(project, report);
  reportRelays(project, report);
  return {
    target: "swarm",
    project: project.name,
    networks: networksOf(project, report),
    configs: [...configs.values()],
    secrets: [...secrets.values()],
    services,
    volumes: volumesOf(project),
    start,
    diagnostics,
  };
}

/** A swarm's own time comes on top of what an engine takes with a check; its gates for started wait as long as those for healthy. */
function deadlineIn(project: ComposeProject): NonNullable<PlanOptions["deadlineOn"]> {
  return (service, condition, onEngine) => {
    if (condition === "service_completed_successfully") return undefined;
    const grace = project.services[service]?.stop_grace_period ?? DEFAULT_GRACE_NS;
    return plannedServiceDeadline(onEngine, grace / NS_IN_MS);
  };
}

function isToEnd(start: StartPlan, service: ServiceConfig): boolean {
  return service.deploy?.mode?.endsWith("-job") || isToComplete(start, service.name);
}

function isAwaited({ gates }: StartPlan, { name }: ServiceConfig, wanted: GateCondition): boolean {
  return gates.some(({ dependency, condition }) => dependency === name && condition === wanted);
}

/** Only what a service uses is created, as compose does. */
function networksOf(project: ComposeProject, report: (diagnostic: Diagnostic) => void): PlannedNetwork[] {
  const used = new Set<string>();
  for (const service of Object.values(project.services)) {
    if (!service.network_mode && !service.provider)
      for (const key of Object.keys(service.networks ?? {})) used.add(key);
  }
  return [...used].flatMap((key) => mapSwarmNetwork(project, key, report) ?? []);
}

function volumesOf(project: ComposeProject): NodeVolume[] {
  const mounts = Object.values(project.services).flatMap((service) => service.volumes ?? []);
  const used = new Set(mounts.map(({ type, source }) => (type === "volume" ? source : undefined)));
  return Object.entries(project.volumes)
    .filter(([key, { external }]) => used.has(key) && !external)
    .map(([key, { name }]) => ({ key, name, path: ["volumes", key] }));
}
