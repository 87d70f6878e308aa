import type { Path, ServiceConfig } from "@pulumi-compose/parser";
import type { ImplyingAttribute } from "./edge";

export interface ImpliedDependency {
  readonly dependency: string;
  readonly attribute: ImplyingAttribute;
  /** Path below the service. */
  readonly path: Path;
}

const NAMESPACES = ["network_mode", "ipc", "pid", "uts"] as const;

/** The services that a service needs without naming them in `depends_on` (Compose Specification, services). */
export function impliedDependencies(service: ServiceConfig): ImpliedDependency[] {
  const implied: ImpliedDependency[] = [];
  for (const attribute of NAMESPACES) {
    const name = serviceReference(service[attribute]);
    if (name !== undefined) implied.push({ dependency: name, attribute, path: [attribute] });
  }
  service.links?.forEach((link, index) => {
    implied.push({ dependency: beforeColon(link), attribute: "links", path: ["links", index] });
  });
  service.volumes_from?.forEach((source, index) => {
    if (source.startsWith("container:")) return;
    implied.push({ dependency: beforeColon(source), attribute: "volumes_from", path: ["volumes_from", index] });
  });
  return implied;
}

function serviceReference(mode: string | undefined): string | undefined {
  return mode?.startsWith("service:") ? mode.slice("service:".length) : undefined;
}

function beforeColon(text: string): string {
  return text.split(":", 1)[0] ?? text;
}
