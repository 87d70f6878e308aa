import type { ServiceConfig } from "@pulumi-compose/parser";
import { linkAliases } from "../common/link-aliases";
import type { KubernetesContext } from "./kubernetes-context";
import { NAME_TAKEN, NO_SUCH_PORT } from "./kubernetes-messages";
import type { PlannedCompanion } from "./kubernetes-plan";
import { SKIP_AWAIT, selectorLabels, serviceLabels } from "./labels";
import type { Ingress, Service, ServicePort } from "./manifest";
import { namespaceText } from "./namespace";
import { ingressOptions, publishOption } from "./options";
import { insidePorts, publishedPorts } from "./ports";
import { leaveOut, say } from "./say";

/**
 * The Services of a service: by which others find it, by its other names, and the one that publishes its ports. One with ports has
 * a virtual address for them; of one whose ports nobody knows the name leads to its pods, whatever port is asked for.
 *
 * @param taken the names that others have
 */
export function mapServices(
  context: KubernetesContext,
  config: ServiceConfig,
  taken: Map<string, string>,
): PlannedCompanion<Service>[] {
  if (config.network_mode === "none") return [];
  const ports = insidePorts(config);
  const isUseless = context.oneShot && ports.length === 0;
  const isHeadless = ports.length === 0 || config.deploy?.endpoint_mode === "dnsrr";
  const inside = isUseless ? [] : [context.name, ...otherNames(context, config, taken)];
  const publish = publishOption(context.project, context.service, context.report);
  const published = publishedPorts(context, publish);
  const publishedName = `${context.name}-published`;
  if (published.length > 0) takePublished(context, publishedName, taken);
  return [
    ...inside.map((name) =>
      planned(context, name, { type: "ClusterIP", ...(isHeadless && { clusterIP: "None" as const }) }, ports),
    ),
    ...(published.length > 0 && publish !== "none"
      ? [planned(context, publishedName, { type: publish }, published)]
      : []),
  ];
}

function takePublished(
  { project, service, path, report }: KubernetesContext,
  name: string,
  taken: Map<string, string>,
): void {
  const other = taken.get(name);
  const what = `the published ports of "${service}"`;
  const at = [...path, "ports"];
  if (other !== undefined) report(NAME_TAKEN.report({ what, name, other }, { path: at, place: project.placeOf(at) }));
  else taken.set(name, what);
}

function planned(
  context: KubernetesContext,
  name: string,
  spec: Pick<Service["spec"], "type" | "clusterIP">,
  ports: readonly ServicePort[],
): PlannedCompanion<Service> {
  const { project, service } = context;
  return {
    kind: "Service",
    key: name,
    name: `${project.name}-${name}`,
    path: context.path,
    service,
    args: {
      apiVersion: "v1",
      kind: "Service",
      metadata: {
        name,
        namespace: namespaceText(project),
        labels: serviceLabels(project, service, context.name),
        ...(spec.type === "ClusterIP" && { annotations: SKIP_AWAIT }),
      },
      spec: { ...spec, selector: selectorLabels(project, context.name), ...(ports.length > 0 && { ports }) },
    },
  };
}

/** Aliases of its networks and of others' links, and its container's name, as far as they are names in DNS. */
function otherNames(context: KubernetesContext, config: ServiceConfig, taken: Map<string, string>): string[] {
  const given: (readonly [name: string, attribute: readonly string[]])[] = [
    ...Object.entries(config.networks ?? {}).flatMap(([network, own]) => [
      ...(own?.aliases ?? []).map((alias) => [alias, ["networks", network, "aliases"]] as const),
      ...linkAliases({ project: context.project, service: config }, network).map(
        (alias) => [alias, ["links"]] as const,
      ),
    ]),
    ...(config.container_name === undefined ? [] : [[config.container_name, ["container_name"]] as const]),
  ];
  const names = new Set<string>();
  for (const [alias, attribute] of given) {
    if (alias === context.name || names.has(alias)) continue;
    const other = taken.get(alias);
    if (!/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(alias)) {
      leaveOut(context, attribute, `"${alias}" is no name of a Service: small letters, digits and dashes`);
    } else if (other !== undefined) {
      leaveOut(context, attribute, `"${alias}" is the name of ${other} already, and in Kubernetes of one only`);
    } else {
      taken.set(alias, `service "${context.service}"`);
      names.add(alias);
    }
  }
  return [...names];
}

/** The ingresses that the file asks for: one object with a rule each. */
export function mapIngress(context: KubernetesContext, config: ServiceConfig): PlannedCompanion<Ingress>[] {
  const { project, service, name } = context;
  const asked = ingressOptions(project, service, context.report);
  const [first] = asked;
  if (!first) return [];
  const ports = insidePorts(config).filter(({ protocol }) => protocol === "TCP");
  const rules = asked.map(({ host, path, port }) => {
    const [only, ...more] = ports;
    const chosen = port === undefined ? (more.length === 0 ? only : undefined) : ports.find((one) => one.port === port);
    if (!chosen) say(context, NO_SUCH_PORT, ["x-pulumi-compose", "ingress"], { port: port ?? 0 });
    const backend = { service: { name, port: { number: chosen?.port ?? 0 } } };
    return { ...(host !== undefined && { host }), http: { paths: [{ path, pathType: "Prefix" as const, backend }] } };
  });
  const tls = asked.flatMap(({ host, tlsSecret }) =>
    tlsSecret === undefined ? [] : [{ ...(host !== undefined && { hosts: [host] }), secretName: tlsSecret }],
  );
  return [
    {
      kind: "Ingress",
      key: name,
      name: `${project.name}-${name}`,
      path: [...context.path, "x-pulumi-compose", "ingress"],
      service,
      args: {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: {
          name,
          namespace: namespaceText(project),
          labels: serviceLabels(project, service, name),
          annotations: SKIP_AWAIT,
        },
        spec: {
          ...(first.class !== undefined && { ingressClassName: first.class }),
          ...(tls.length > 0 && { tls }),
          rules,
        },
      },
    },
  ];
}
