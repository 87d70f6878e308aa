import type { Path } from "./place";

/** The attributes by which a service depends on others without naming them in `depends_on`, as they are written. */
export interface ImplyingAttributes {
  readonly links?: readonly string[];
  readonly volumes_from?: readonly string[];
  readonly network_mode?: string;
  readonly ipc?: string;
  readonly pid?: string;
  readonly uts?: string;
  readonly cgroup?: string;
}

/** An attribute of a service by which it depends on another without saying so in `depends_on`. */
export type ImplyingAttribute = keyof ImplyingAttributes;

/** A service that another one needs by one of its attributes. */
export interface ImpliedDependency {
  readonly dependency: string;
  readonly attribute: ImplyingAttribute;
  /** Below the service. */
  readonly path: Path;
  /** Whether the dependent is restarted when the dependency is updated. */
  readonly restart: boolean;
}

const NAMESPACES = ["network_mode", "ipc", "pid", "uts", "cgroup"] as const;

/**
 * The services that a service needs without naming them in `depends_on` (Compose Specification, services: links,
 * volumes_from, network_mode and the like), each with its condition `service_started`.
 */
export function impliedDependencies(attributes: ImplyingAttributes): ImpliedDependency[] {
  const implied: ImpliedDependency[] = [];
  attributes.links?.forEach((link, index) => {
    const parts = link.split(":");
    // More than one colon is no alias: the whole is a name then, which nothing has.
    const dependency = parts.length === 2 ? (parts[0] ?? "") : link;
    implied.push({ dependency, attribute: "links", path: ["links", index], restart: true });
  });
  for (const attribute of NAMESPACES) {
    const [, dependency] = /^service:(.*)$/s.exec(attributes[attribute] ?? "") ?? [];
    if (dependency !== undefined) implied.push({ dependency, attribute, path: [attribute], restart: true });
  }
  attributes.volumes_from?.forEach((from, index) => {
    if (from.startsWith("container:")) return;
    const dependency = from.split(":", 1)[0] ?? "";
    implied.push({ dependency, attribute: "volumes_from", path: ["volumes_from", index], restart: false });
  });
  return implied;
}
