import type { OracleEdge, OracleProject, OracleService, Script } from "./oracle-project";
import { rolesOf } from "./roles-of";

const RUNNING: ReadonlySet<Script> = new Set([
  "good",
  "good-soon",
  "never",
  "hangs",
  "starting",
  "turns-bad",
  "heals",
  "slow",
]);

/**
 * Makes a project of what a generator or a shrinker came up with: one that the engine is asked only what the model knows. A
 * namespace is shared with a container that runs, a link leads to one that is there, a refused service has one container.
 */
export function tidy(project: OracleProject): OracleProject {
  const services: OracleService[] = [];
  let refused = false;
  for (const service of project.services) {
    const known = new Map(services.map((one) => [one.name, one]));
    const edges = onePerService(service.edges.flatMap((edge) => tidyEdge(edge, known, project.services)));
    const namespace = edges.find(({ kind }) => kind === "network_mode");
    const refusal: OracleService["refusal"] = refused ? undefined : service.refusal;
    refused ||= refusal !== undefined;
    const { refusal: _, ...rest } = service;
    services.push({
      ...rest,
      edges,
      replicas: refusal === undefined ? service.replicas : 1,
      network: namespace === undefined && (service.network || refusal === "port" || edges.some(isLink)),
      ...(refusal !== undefined && { refusal: refusal === "port" && namespace !== undefined ? "image" : refusal }),
    });
  }
  const withHosts = services.map((service) => (isHost(services, service) ? asHost(service, services) : service));
  const named = refused
    ? withHosts.map((service) => ({ ...service, replicas: Math.min(service.replicas, 1) }))
    : withHosts;
  return { ...project, services: named, repair: needsEdit({ ...project, services: named }) ? "file" : project.repair };
}

function tidyEdge(
  edge: OracleEdge,
  known: ReadonlyMap<string, OracleService>,
  all: readonly OracleService[],
): OracleEdge[] {
  const target = known.get(edge.to);
  if (!target) return [];
  if (edge.kind === "depends_on") {
    // Who lends a namespace must not end, and who completes does.
    const lends = edge.condition === "service_completed_successfully" && isHost(all, target);
    return [lends ? { ...edge, condition: "service_started" } : edge];
  }
  if (target.replicas === 0) return [];
  // What is borrowed is not lent on, and a container without a network can neither lend one nor be linked to.
  const borrows = target.edges.some(({ kind }) => !isLink(edge) && kind === edge.kind);
  const isOff = (edge.kind === "network_mode" || isLink(edge)) && !target.network;
  return borrows || isOff ? [] : [edge];
}

function isHost(services: readonly OracleService[], { name }: OracleService): boolean {
  return services.some(({ edges }) => edges.some(({ kind, to }) => to === name && kind !== "depends_on"));
}

function asHost(service: OracleService, services: readonly OracleService[]): OracleService {
  const { completed } = rolesOf({ services }, service);
  return RUNNING.has(service.script) && !completed ? service : { ...service, script: "good" };
}

/** A file names a service once in `depends_on`, and one service's network at most. */
function onePerService(edges: readonly OracleEdge[]): OracleEdge[] {
  const taken = new Set<string>();
  const shared = edges.some(({ kind }) => kind === "network_mode");
  return edges.filter((edge) => {
    const key = edge.kind === "depends_on" ? `depends_on ${edge.to}` : isLink(edge) ? `links ${edge.to}` : edge.kind;
    if (taken.has(key) || (isLink(edge) && shared)) return false;
    taken.add(key);
    return true;
  });
}

function isLink({ kind }: OracleEdge): boolean {
  return kind === "links";
}

/** Nothing but the file gives a check to a service that has none. */
function needsEdit(project: OracleProject): boolean {
  return project.services.some(
    (service) =>
      (service.check === "none" || service.check === "disabled") && rolesOf(project, service).requiredHealthy,
  );
}
