import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { dnsName } from "./dns-name";
import type { PlannedObject } from "./kubernetes-plan";
import { networkLabel, projectLabels, selectorLabels } from "./labels";
import type { NetworkPolicy, Texts } from "./manifest";
import { namespaceText } from "./namespace";
import type { Publish } from "./options";

/** What is known of a service's ways in and out. */
export interface Reached {
  readonly service: ServiceConfig;
  /** As Kubernetes has it. */
  readonly name: string;
  /** The ports inside that are open to the world outside of the project. */
  readonly open: readonly { readonly port: number; readonly protocol: string }[];
}

type InNetworks = Pick<ServiceConfig, "networks" | "network_mode">;

/** The project's networks that its services and jobs use. */
export function usedNetworks({ services, jobs = {} }: ComposeProject): string[] {
  const all: InNetworks[] = [...Object.values(services), ...Object.values(jobs)];
  return [
    ...new Set(all.filter(({ network_mode: mode }) => !mode).flatMap(({ networks }) => Object.keys(networks ?? {}))),
  ];
}

/** Whether networks keep services apart: one that all are in does not. */
function keepsApart(project: ComposeProject): boolean {
  const used = usedNetworks(project);
  return used.length > 1 || used.some((key) => project.networks[key]?.internal);
}

/** The labels by which a service's pods are in its networks; none where networks keep nobody apart. */
export function networkLabels(project: ComposeProject, { networks, network_mode: mode }: InNetworks): Texts {
  if (mode || !keepsApart(project)) return {};
  return Object.fromEntries(Object.keys(networks ?? {}).map((key) => [networkLabel(key), "true"]));
}

/**
 * Who may talk to whom, where the file has several networks: the pods of a network to each other, all the world to published ports,
 * and nobody to a service without a network. What is only in `internal` networks reaches nothing outside of them but names.
 */
export function mapPolicies(project: ComposeProject, reached: readonly Reached[]): PlannedObject<NetworkPolicy>[] {
  const alone = reached.filter(({ service }) => service.network_mode === "none");
  const policies = alone.map(({ service, name }) =>
    policy(project, `${name}-alone`, ["services", service.name, "network_mode"], {
      podSelector: { matchLabels: selectorLabels(project, name) },
      policyTypes: ["Ingress", "Egress"],
    }),
  );
  if (!keepsApart(project)) return policies;
  const ofNetwork = (key: string) => ({ podSelector: { matchLabels: { [networkLabel(key)]: "true" } } });
  for (const key of usedNetworks(project)) {
    policies.push(
      policy(project, `network-${dnsName(key, 50)}`, ["networks", key], {
        ...ofNetwork(key),
        policyTypes: ["Ingress"],
        ingress: [{ from: [ofNetwork(key)] }],
      }),
    );
  }
  for (const { service, name, open } of reached) {
    if (service.network_mode) continue;
    const podSelector = { matchLabels: selectorLabels(project, name) };
    const path = ["services", service.name, "ports"];
    if (open.length > 0)
      policies.push(
        policy(project, `${name}-published`, path, {
          podSelector,
          policyTypes: ["Ingress"],
          ingress: [{ ports: open }],
        }),
      );
    const own = Object.keys(service.networks ?? {});
    if (own.length === 0 || !own.every((key) => project.networks[key]?.internal)) continue;
    const names = ["UDP", "TCP"].map((protocol) => ({ port: 53, protocol }));
    policies.push(
      policy(project, `${name}-internal`, ["services", service.name, "networks"], {
        podSelector,
        policyTypes: ["Egress"],
        egress: [{ to: own.map(ofNetwork) }, { to: [{ namespaceSelector: {} }], ports: names }],
      }),
    );
  }
  return policies;
}

function policy(
  project: ComposeProject,
  name: string,
  path: readonly string[],
  spec: NetworkPolicy["spec"],
): PlannedObject<NetworkPolicy> {
  return {
    kind: "NetworkPolicy",
    key: name,
    name: `${project.name}-${name}`,
    path,
    args: {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name, namespace: namespaceText(project), labels: projectLabels(project) },
      spec,
    },
  };
}

/** The ports inside that are open to the world: those that are published, or that an ingress leads to. */
export function openPorts(service: ServiceConfig, publish: Publish, ingressPorts: readonly number[]): Reached["open"] {
  const published = (service.ports ?? []).filter(
    ({ host_ip: ip, mode }) => (publish !== "none" || mode === "host") && !/^(127\.|::1$|localhost$)/.test(ip ?? ""),
  );
  const all = [
    ...published.map(({ target, protocol }) => ({ port: target, protocol: (protocol ?? "tcp").toUpperCase() })),
    ...ingressPorts.map((port) => ({ port, protocol: "TCP" })),
  ];
  return [...new Map(all.map((one) => [`${one.port} ${one.protocol}`, one])).values()];
}
