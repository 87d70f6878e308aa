import { replicasOf } from "@pulumi-compose/health-model";
import type {
  ComposeProject,
  ConfigObjectConfig,
  Dependency,
  Diagnostic,
  Path,
  ServiceConfig,
} from "@pulumi-compose/parser";
import { type SaidRelay, saidRelay } from "../../common/said-relay";
import { BAD_RELAY, NO_RELAY, RELAY_NAME_TAKEN } from "../docker-messages";
import { RELAY_LABEL } from "../labels";
import { isTaken, noRelay, relayName } from "./no-relay";
import { relayConfig } from "./relay-config";
import { hasRelays, type ProjectWithRelays } from "./relays";

const STARTED: Dependency = { condition: "service_started", required: true };

/** Where HAProxy's image looks for its configuration. */
const CONFIG_FILE = "/usr/local/etc/haproxy/haproxy.cfg";

/** It stops listening, and ends when its connections have. */
const SOFT_STOP = "SIGUSR1";

interface Relay {
  readonly service: ServiceConfig;
  /** The key of its configuration among the project's. */
  readonly configKey: string;
  readonly config: ConfigObjectConfig;
}

/**
 * The project with a service of HAProxy's before each that asks for it (`x-pulumi-compose: { relay: true }`): it has the service's
 * published ports and passes connections on to its containers, so that these can be replaced one beside the other. It comes just
 * after its service, which publishes nothing any more.
 *
 * @returns the same project where nobody says anything of relays, or it has been through this already
 */
export function withRelays(project: ComposeProject): ComposeProject {
  if (hasRelays(project)) return project;
  const diagnostics: Diagnostic[] = [];
  const relays = new Map<string, Relay>();
  for (const service of Object.values(project.services)) {
    const relay = relayOf(project, service, diagnostics);
    if (relay) relays.set(service.name, relay);
  }
  if (relays.size === 0 && diagnostics.length === 0) return project;
  const owners = new Map([...relays].map(([owner, { service }]) => [service.name, owner]));
  const whole: ProjectWithRelays = {
    ...project,
    services: record(Object.values(project.services).flatMap((service) => both(service, relays.get(service.name)))),
    configs: record([
      ...Object.entries(project.configs),
      ...[...relays.values()].map(({ configKey, config }) => [configKey, config] as const),
    ]),
    relays: { of: owners, diagnostics },
    placeOf: (path) => project.placeOf(asWritten(path, owners)),
  };
  return whole;
}

function relayOf(project: ComposeProject, service: ServiceConfig, diagnostics: Diagnostic[]): Relay | undefined {
  const said = saidRelay(project, service.name);
  if (said.kind === "none") return undefined;
  const at = (path: Path) => ({ path, place: project.placeOf(path) });
  if (said.kind === "unreadable") {
    diagnostics.push(BAD_RELAY.report(service.name, { written: said.written }, at(said.path)));
    return undefined;
  }
  const refusal = noRelay(service, said.path);
  if (refusal) {
    diagnostics.push(NO_RELAY.report(service.name, refusal, at(refusal.path)));
    return undefined;
  }
  const name = relayName(service.name);
  if (isTaken(project, name)) {
    diagnostics.push(RELAY_NAME_TAKEN.report(service.name, { name }, at(said.path)));
    return undefined;
  }
  return replicasOf(service) === 0 ? undefined : relayFor(project, service, name, said);
}

function relayFor(
  project: ComposeProject,
  service: ServiceConfig,
  name: string,
  { image }: Extract<SaidRelay, { kind: "relay" }>,
): Relay {
  const { ports = [], networks = {}, profiles } = service;
  const configKey = freeKey(project.configs, name);
  const content = relayConfig({
    service: service.name,
    ports: [...new Set(ports.map(({ target }) => target))].sort((a, b) => a - b),
    hasIpv6: Object.keys(networks).some((key) => project.networks[key]?.enable_ipv6 === true),
    replicas: replicasOf(service),
  });
  return {
    configKey,
    config: { name: `${project.name}_${configKey}`, content, extensions: {} },
    service: {
      name,
      image,
      command: ["haproxy", "-W", "-db", "-f", CONFIG_FILE],
      ports,
      networks: plainly(networks),
      configs: [{ source: configKey, target: CONFIG_FILE }],
      depends_on: record([[service.name, STARTED]]),
      labels: { [RELAY_LABEL]: service.name },
      restart: "unless-stopped",
      stop_signal: SOFT_STOP,
      ...(profiles && { profiles }),
      extensions: {},
    },
  };
}

function both(service: ServiceConfig, relay: Relay | undefined): (readonly [string, ServiceConfig])[] {
  if (!relay) return [[service.name, service]];
  const { ports: _, ...inside } = service;
  return [
    [service.name, inside],
    [relay.service.name, relay.service],
  ];
}

/** The networks of a service, for another: without its names and addresses. */
function plainly(networks: NonNullable<ServiceConfig["networks"]>): NonNullable<ServiceConfig["networks"]> {
  return record(
    Object.entries(networks).map(([key, config]) => {
      const { priority, gw_priority } = config ?? {};
      const order = { ...(priority !== undefined && { priority }), ...(gw_priority !== undefined && { gw_priority }) };
      return [key, Object.keys(order).length > 0 ? order : null];
    }),
  );
}

/** Where something of a relay is in the file. */
function asWritten(path: Path, owners: ReadonlyMap<string, string>): Path {
  const [top, name, attribute, ...rest] = path;
  const owner = top === "services" ? owners.get(String(name)) : undefined;
  if (owner === undefined) return path;
  return attribute === "ports"
    ? ["services", owner, "ports", ...rest]
    : ["services", owner, "x-pulumi-compose", "relay"];
}

function freeKey(taken: Readonly<Record<string, unknown>>, name: string): string {
  let key = name;
  while (Object.hasOwn(taken, key)) key = `${key}_`;
  return key;
}

/** Without a prototype: every name is an ordinary one. */
function record<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  const result: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
}
