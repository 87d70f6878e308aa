import type { ResourceKind } from "../../resources/resource-kind";
import { runnerOf } from "../../targets/runner-of";
import type { ResourceEvent } from "./deployment-event";
import { parseUrn } from "./urn";

/** What Pulumi says of a resource, as far as it is shown. */
export interface ToShow {
  readonly urn: string;
  /** The URN of what it is in. */
  readonly parent?: string | undefined;
  /** What it may be called on its engine: the first text counts. */
  readonly names: readonly unknown[];
  readonly outputs?: Readonly<Record<string, unknown>> | undefined;
}

/** What is shown of a resource, whatever is done to it. */
export type Shown = Pick<ResourceEvent, "kind" | "name" | "called" | "service" | "ports">;

/** How a resource is shown: what it is, what it is called, whose it is, its published ports. */
export function shownResource({ urn, parent, names, outputs }: ToShow, project: string): Shown {
  const { kind, name } = parseUrn(urn);
  const called = names.find((one): one is string => typeof one === "string" && one !== "");
  const ports = runnerOf(kind)?.ports(outputs) ?? [];
  return {
    kind,
    name,
    ...(called !== undefined && called !== name && { called }),
    ...(runsService(kind) && { service: serviceOf(urn, project, parent) }),
    ...(ports.length > 0 && { ports }),
  };
}

/** Whether it is nothing that the user wrote: a provider, the stack. */
export function isHidden(urn: string): boolean {
  const { kind, token } = parseUrn(urn);
  return kind === "other" && (token.startsWith("pulumi:providers:") || token === "pulumi:pulumi:Stack");
}

/** Whether a resource of this kind runs a service. */
export function runsService(kind: ResourceKind): boolean {
  return runnerOf(kind) !== undefined;
}

/** A container's service is its parent; where only the URN is known, its name without the replica's number. */
export function serviceOf(urn: string, project: string, parent?: string): string {
  const own = parseUrn(urn);
  const name = parent ? parseUrn(parent).name : (runnerOf(own.kind)?.serviceIn(own.name) ?? own.name);
  return name.startsWith(`${project}-`) ? name.slice(project.length + 1) : name;
}
