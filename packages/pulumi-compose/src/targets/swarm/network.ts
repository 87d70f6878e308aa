import type { ComposeProject, PortConfig, ServiceNetworkConfig } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { compact } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { linkAliases } from "../common/link-aliases";
import type { PortClaim } from "../common/taken-ports";
import { PORT_RANGE } from "../common/target-messages";
import type { ContainerSpecArgs, SwarmContext, TaskSpecArgs } from "./swarm-context";
import { HOST_IP, INGRESS_WITHOUT_ADDRESS } from "./swarm-messages";
import type { PlainServiceArgs } from "./swarm-plan";

type NetworkArgs = NonNullable<TaskSpecArgs["networksAdvanceds"]>[number];
type EndpointArgs = NonNullable<PlainServiceArgs["endpointSpec"]>;
type PortArgs = NonNullable<EndpointArgs["ports"]>[number];

/** Names that the containers resolve beside the services' own. */
export function mapNames({ service }: SwarmContext): ContainerSpecArgs {
  const hosts = Object.entries(service.extra_hosts ?? {}).flatMap(([host, ips]) => ips.map((ip) => ({ host, ip })));
  return compact({
    hosts,
    dnsConfig: {
      nameservers: [...(service.dns ?? [])],
      ...(service.dns_search?.length && { searches: [...service.dns_search] }),
      ...(service.dns_opt?.length && { options: [...service.dns_opt] }),
    },
  });
}

/** The networks by their ids: by names the plugin warns, and sees a change on every `up`. */
export function mapNetworks(context: SwarmContext): NetworkArgs[] {
  const { service } = context;
  if (service.network_mode) return [];
  return Object.entries(service.networks ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, config]) => network(context, key, config ?? {}));
}

const perContainer = [
  "ipv4_address",
  "ipv6_address",
  "link_local_ips",
  "mac_address",
  "interface_name",
  "gw_priority",
] as const;

function network(context: SwarmContext, key: string, config: ServiceNetworkConfig): NetworkArgs {
  const { service, project } = context;
  for (const attribute of perContainer) {
    if (config[attribute] === undefined) continue;
    unsupported(
      context,
      ["networks", key, attribute],
      "Swarm gives every task addresses of its own",
      "remove it, and use the service's name",
    );
  }
  const top = project.networks[key];
  const driverOpts = Object.entries(config.driver_opts ?? {}).map(([option, value]) => `${option}=${value}`);
  return {
    id: top?.external ? reference("externalNetwork", top.name, "id") : reference("network", key, "id"),
    aliases: [...new Set([service.name, ...linkAliases(context, key), ...(config.aliases ?? [])])].sort(),
    ...(driverOpts.length > 0 && { driverOpts }),
  };
}

/** How the service is reached. Always said: the plugin keeps old ports where none are given. */
export function mapEndpoint(context: SwarmContext): EndpointArgs {
  const { service } = context;
  const mode = service.deploy?.endpoint_mode ?? "vip";
  const ports = (service.ports ?? []).map((port, position) => mapPort(context, port, position));
  const routed = ports.findIndex((port) => port.publishMode === "ingress");
  if (mode === "dnsrr" && routed >= 0) {
    diagnose(context, INGRESS_WITHOUT_ADDRESS, ["ports"], {});
  }
  return { mode, ...(ports.length > 0 && { ports: ports.sort(byTarget) }) };
}

/** Every port that the swarm is to route to a service of a project: one belongs to one service. */
export function routedPorts(project: ComposeProject): PortClaim[] {
  return Object.values(project.services).flatMap((service) =>
    (service.ports ?? []).flatMap(({ published, protocol = "tcp", mode }, position) => {
      const port = Number(published || Number.NaN);
      const isRouted = mode !== "host" && !service.provider && Number.isInteger(port);
      return isRouted ? [{ service: service.name, position, published: port, protocol, ip: "" }] : [];
    }),
  );
}

function byTarget(a: PortArgs, b: PortArgs): number {
  const protocols = [a, b].map((port) => port.protocol ?? "");
  return (
    a.targetPort - b.targetPort ||
    (protocols[0] === protocols[1] ? 0 : (protocols[0] ?? "") < (protocols[1] ?? "") ? -1 : 1) ||
    (a.publishedPort ?? 0) - (b.publishedPort ?? 0)
  );
}

function mapPort(context: SwarmContext, port: PortConfig, position: number): PortArgs {
  const published = port.published === undefined || port.published === "" ? undefined : Number(port.published);
  if (published !== undefined && !Number.isInteger(published)) {
    const range = { published: port.published ?? "", problem: "not on a swarm" } as const;
    diagnose(context, PORT_RANGE, ["ports", position], range);
  }
  if (port.host_ip !== undefined && port.host_ip !== "" && port.host_ip !== "0.0.0.0" && port.host_ip !== "::") {
    diagnose(context, HOST_IP, ["ports", position], { ip: port.host_ip });
  }
  return {
    targetPort: port.target,
    protocol: port.protocol ?? "tcp",
    publishMode: port.mode === "host" ? "host" : "ingress",
    ...(published !== undefined && Number.isInteger(published) && { publishedPort: published }),
    ...(port.name !== undefined && { name: port.name }),
  };
}
