import { field, list, number, text } from "@pulumi-compose/docker-health/kernel";

/** Under which port, and of which host, a Service answers. */
export interface ServiceAddress {
  /** Absent: any of the cluster's nodes. */
  readonly host?: string;
  readonly port: number;
}

/**
 * Where a Service that is published answers; undefined: nowhere as yet.
 *
 * @param service as the API server writes it
 * @param port one of the Service's own
 */
export function readAddress(service: unknown, port: number): ServiceAddress | undefined {
  const spec = field(service, "spec");
  const own = list(field(spec, "ports")).find((candidate) => field(candidate, "port") === port);
  if (own === undefined) return undefined;
  if (field(spec, "type") === "NodePort") {
    const nodePort = number(field(own, "nodePort"));
    return nodePort > 0 ? { port: nodePort } : undefined;
  }
  const [ingress] = list(field(service, "status", "loadBalancer", "ingress"));
  const host = text(field(ingress, "hostname")) || text(field(ingress, "ip"));
  return host === "" ? undefined : { host, port };
}
