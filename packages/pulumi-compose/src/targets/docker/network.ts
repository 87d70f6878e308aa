import { replicasOf } from "@pulumi-compose/health-model";
import type { ComposeProject, PortConfig, ServiceNetworkConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { linkAliases } from "../common/link-aliases";
import type { PortClaim } from "../common/taken-ports";
import { PORT_RANGE } from "../common/target-messages";
import { namespaceMode } from "./security";

/** Networks, ports, names. */
export function mapNetwork(context: MappingContext): ArgsGroup {
  const { service } = context;
  return compact({
    networkMode: namespaceMode(context, service.network_mode),
    networksAdvanced: service.network_mode ? undefined : networks(context),
    ports: ports(context),
    dns: service.dns && [...service.dns],
    dnsOpts: service.dns_opt && [...service.dns_opt],
    dnsSearches: service.dns_search && [...service.dns_search],
    hosts: Object.entries(service.extra_hosts ?? {}).flatMap(([host, ips]) => ips.map((ip) => ({ host, ip }))),
  });
}

type NetworkArgs = NonNullable<ArgsGroup["networksAdvanced"]>[number];

/** By priority, highest first, as compose connects them; then by name. */
function networks(context: MappingContext): NetworkArgs[] {
  const { service } = context;
  return Object.entries(service.networks ?? {})
    .sort(([a, x], [b, y]) => (y?.priority ?? 0) - (x?.priority ?? 0) || (a < b ? -1 : 1))
    .map(([key, config]) => network(context, key, config ?? {}));
}

function network(context: MappingContext, key: string, config: ServiceNetworkConfig): NetworkArgs {
  const { service, project } = context;
  const top = project.networks[key];
  if (config.interface_name !== undefined) {
    unsupported(context, ["networks", key, "interface_name"], "the plugin has no such argument");
  }
  const mac =
    config.mac_address ?? (Object.keys(service.networks ?? {}).length === 1 ? service.mac_address : undefined);
  const name = service.container_name ?? `${project.name}-${service.name}-${context.index}`;
  return compact({
    name: top?.external ? top.name : reference("network", key, "id"),
    aliases: [...new Set([name, service.name, ...linkAliases(context, key), ...(config.aliases ?? [])])],
    ipv4Address: config.ipv4_address,
    ipv6Address: config.ipv6_address,
    linkLocalIps: config.link_local_ips && [...config.link_local_ips],
    macAddress: mac,
    gwPriority: config.gw_priority,
    driverOpts: config.driver_opts && Object.entries(config.driver_opts).map(([option, value]) => `${option}=${value}`),
  }) as NetworkArgs;
}

type PortArgs = NonNullable<ArgsGroup["ports"]>[number];

/** Sorted by `internal`, as the plugin reads them back: any other order would be a replacement on every `up`. */
function ports(context: MappingContext): PortArgs[] {
  const mapped = (context.service.ports ?? []).map((port, position) => mapPort(context, port, position));
  return mapped.sort(
    (a, b) =>
      a.internal - b.internal ||
      compare(a.protocol ?? "tcp", b.protocol ?? "tcp") ||
      (a.external ?? 0) - (b.external ?? 0) ||
      compare(a.ip ?? "", b.ip ?? ""),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function mapPort(context: MappingContext, port: PortConfig, position: number): PortArgs {
  return compact({
    internal: port.target,
    external: publishedPort(context, port.published, position),
    ip: port.host_ip || undefined,
    protocol: port.protocol ?? "tcp",
  }) as PortArgs;
}

/**
 * Of a published range the engine takes the first port that is free, a choice that a plan cannot leave open: each replica
 * takes its own, the first replica the first.
 */
function publishedPort(context: MappingContext, published: string | undefined, position: number): number | undefined {
  if (published === undefined || published === "") return undefined;
  const { first, last } = portRange(published);
  if (last === first) return first;
  const replicas = replicasOf(context.service);
  const attribute = ["ports", position];
  if (last - first + 1 < replicas) {
    diagnose(context, PORT_RANGE, attribute, { published, problem: "fewer than replicas", replicas });
  } else if (replicas === 1) {
    const severity = "warning";
    diagnose(context, PORT_RANGE, attribute, { published, problem: "first is taken" }, { severity });
  }
  return portOf({ first, last }, context.index);
}

interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** What a replica publishes: a port of its own where there is a range. */
function portOf({ first, last }: PortRange, index: number): number {
  return last === first ? first : first + index - 1;
}

function portRange(published: string): PortRange {
  const [first = Number.NaN, last = first] = published.split("-").map(Number);
  return { first, last };
}

/** Every port of the host that the containers of a project are to have. */
export function portClaims(project: ComposeProject): PortClaim[] {
  return Object.values(project.services).flatMap((service) => {
    // Who has another's network, the host's or none publishes nothing.
    if (service.provider || /^(host$|none$|service:|container:)/.test(service.network_mode ?? "")) return [];
    return (service.ports ?? []).flatMap(({ published, protocol = "tcp", host_ip: ip = "" }, position) => {
      if (published === undefined || published === "") return [];
      const range = portRange(published);
      return Array.from({ length: replicasOf(service) }, (_, replica) => ({
        service: service.name,
        position,
        published: portOf(range, replica + 1),
        protocol,
        ip,
      }));
    });
  });
}

/** Whether the plugin would read these ports back in another order, whatever the order given (two for one container port). */
export function hasUnstablePorts(ports: readonly PortArgs[] | undefined): boolean {
  const seen = new Set<string>();
  return (ports ?? []).some((port) => {
    const key = `${port.internal}/${port.protocol ?? "tcp"}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
