import type { Deployment } from "@pulumi/pulumi/automation";
import { resourceTypes } from "../../resources/resource-types";

/** A resource as an exported state has it, as far as putting it back needs it. */
export interface StateEntry {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  /** Whether somebody else has made it, and the state only knows of it. */
  readonly external?: boolean;
  /** Whether it has been replaced, and is still to go. */
  readonly delete?: boolean;
  /** Whether it has gone already, and is still to be made again. */
  readonly pendingReplacement?: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly provider?: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly inputs?: Json;
  readonly outputs?: Json;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly replacementTrigger?: unknown;
  readonly resourceHooks?: Readonly<Record<string, readonly string[]>>;
  readonly created?: string;
  readonly modified?: string;
}

export type Json = Readonly<Record<string, unknown>>;

/** The resources of an exported state, in its order: each behind all that it needs. */
export function entriesOf({ deployment }: Deployment): readonly StateEntry[] {
  return Array.isArray(deployment?.resources) ? deployment.resources : [];
}

/** A state with other resources. */
export function withEntries(exported: Deployment, resources: readonly StateEntry[]): Deployment {
  return { ...exported, deployment: { ...exported.deployment, resources } };
}

/** Whether it stands for something on an engine that the project has made. */
export function isMade({ type, custom, external }: StateEntry): boolean {
  return custom === true && external !== true && !type.startsWith("pulumi:");
}

export function isContainer({ type }: Pick<StateEntry, "type">): boolean {
  return type === resourceTypes.container;
}

/** The name of a resource in Pulumi. */
export function nameOf({ urn }: Pick<StateEntry, "urn">): string {
  return urn.split("::").slice(3).join("::");
}

/** A container's labels. */
export function labelsOf({ inputs }: Pick<StateEntry, "inputs">): ReadonlyMap<string, string> {
  const list: readonly unknown[] = Array.isArray(inputs?.labels) ? inputs.labels : [];
  return new Map(list.filter(isRecord).map(({ label, value }) => [String(label), String(value)]));
}

/** The service that a container is of. */
export function serviceIn(entry: Pick<StateEntry, "inputs">): string | undefined {
  return labelsOf(entry).get("com.docker.compose.service");
}

/** Whether Pulumi has chosen the name that the engine knows it by: so it can be made beside another. */
export function isAutonamed({ inputs }: Pick<StateEntry, "inputs">): boolean {
  return Array.isArray(inputs?.__defaults) && inputs.__defaults.includes("name");
}

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
