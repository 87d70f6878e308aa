import type { ServiceConfig } from "@pulumi-compose/parser";
import type { KubernetesContext } from "./kubernetes-context";
import { HOST_ADDRESS, LOOPBACK, NODE_PORT } from "./kubernetes-messages";
import type { ContainerPort, ServicePort } from "./manifest";
import type { Publish } from "./options";
import { infer, say } from "./say";

type WithPorts = Pick<ServiceConfig, "ports" | "expose">;

/** The ports that a service is known to have inside, in the order of the file, each once. */
export function insidePorts({ ports = [], expose = [] }: WithPorts): ServicePort[] {
  const all = [
    ...ports.map(({ target, protocol, app_protocol: app }) => ({ port: target, protocol: upper(protocol), app })),
    ...expose.flatMap(exposed),
  ];
  const byName = new Map<string, ServicePort>();
  for (const { port, protocol, app } of all) {
    const name = `${protocol.toLowerCase()}-${port}`;
    if (byName.has(name)) continue;
    byName.set(name, { name, port, targetPort: port, protocol, ...(app !== undefined && { appProtocol: app }) });
  }
  return [...byName.values()];
}

interface InsidePort {
  readonly port: number;
  readonly protocol: string;
  readonly app?: string | undefined;
}

/** `3000`, `3000/udp`, `8000-8010`. */
function exposed(text: string): InsidePort[] {
  const [, first, last, protocol] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
  if (first === undefined) return [];
  const from = Number(first);
  const count = Math.max(1, Number(last ?? first) - from + 1);
  return Array.from({ length: count }, (_, index) => ({ port: from + index, protocol: upper(protocol) }));
}

function upper(protocol: string | undefined): string {
  return (protocol ?? "tcp").toUpperCase();
}

/** The ports of a container: those that the service has, and where a node is to have one, too. */
export function containerPorts(context: KubernetesContext): ContainerPort[] {
  const onNode = new Map<string, Pick<ContainerPort, "hostPort" | "hostIP">>();
  const isOnHost = context.config.network_mode === "host";
  for (const { target, protocol, published, mode, host_ip: ip } of context.config.ports ?? []) {
    if (mode !== "host" || !published || isOnHost) continue;
    const hostPort = Number(published.split("-")[0]);
    onNode.set(`${target} ${upper(protocol)}`, { hostPort, ...(ip !== undefined && ip !== "" && { hostIP: ip }) });
  }
  return insidePorts(context.config).map(({ port, protocol }) => ({
    containerPort: port,
    protocol,
    ...onNode.get(`${port} ${protocol}`),
  }));
}

/** The ports that a service publishes to the world outside of the cluster. What cannot be, or is guessed, is said. */
export function publishedPorts(context: KubernetesContext, publish: Publish): ServicePort[] {
  const result = new Map<string, ServicePort>();
  (context.config.ports ?? []).forEach((given, position) => {
    const { target, host_ip: ip, mode, app_protocol: app } = given;
    const at = ["ports", position];
    if (mode === "host") return;
    const published = given.published ?? "";
    if (isLoopback(ip)) {
      say(context, LOOPBACK, at, { port: target, published, name: context.name });
      return;
    }
    if (ip !== undefined && ip !== "" && ip !== "0.0.0.0" && ip !== "::") {
      say(context, HOST_ADDRESS, at, { ip });
      return;
    }
    if (publish === "none") return;
    const [first = ""] = published.split("-");
    if (first !== published) infer(context, at, `of the published range ${published} the first port is used`);
    if (published === "" && publish === "LoadBalancer")
      infer(context, at, `it is published as ${target}: a load balancer chooses no port`);
    const port = first === "" ? target : Number(first);
    const isNodes = first !== "" && port >= 30_000 && port <= 32_767;
    if (publish === "NodePort" && first !== "" && !isNodes) say(context, NODE_PORT, at, { published });
    const protocol = upper(given.protocol);
    const name = `${protocol.toLowerCase()}-${publish === "NodePort" ? target : port}`;
    if (result.has(name)) return;
    result.set(name, {
      name,
      port: publish === "NodePort" ? target : port,
      targetPort: target,
      protocol,
      ...(publish === "NodePort" && isNodes && { nodePort: port }),
      ...(app !== undefined && { appProtocol: app }),
    });
  });
  return [...result.values()];
}

function isLoopback(ip: string | undefined): boolean {
  return ip !== undefined && (/^127\./.test(ip) || ip === "::1" || ip === "localhost");
}
