import type { Deployment } from "@pulumi/pulumi/automation";
import { resourceTypes } from "../../resources/resource-types";
import { stateResources } from "../../resources/state-resource";

/** Something that Pulumi was making when it was killed: whether the engine has made it, the state does not say. */
export interface PendingCreation {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** What the engine calls it, where it was given a name. */
  readonly engineName: string;
}

/** Whether what a type stands for is an object of a cluster. */
export function isInCluster(type: string): boolean {
  return type.startsWith("kubernetes:");
}

/** Whether an exported deployment was broken off in the middle of something. */
export function hasPendingOperations({ deployment }: Deployment): boolean {
  return operationsIn(deployment).length > 0;
}

/** What was being made when the last operation was broken off. */
export function pendingCreations({ deployment }: Deployment): readonly PendingCreation[] {
  const made = operationsIn(deployment).flatMap(({ type, resource }) => (type === "creating" ? [resource] : []));
  return stateResources({ resources: made });
}

/**
 * An exported deployment without pending operations, in which what the engine was found to have made is like any other. A
 * container is to be made anew: nobody knows how far its making had come (files in it, networks, `post_start`).
 *
 * @param ids of what was found, by URN
 */
export function settled(exported: Deployment, ids: ReadonlyMap<string, string>): Deployment {
  const { deployment } = exported;
  const resources: Json[] = recordsIn(deployment?.resources);
  for (const { resource } of operationsIn(deployment)) {
    const id = ids.get(String(resource.urn));
    if (id !== undefined) adopt(resources, resource, id);
  }
  return { ...exported, deployment: { ...deployment, resources, pending_operations: [] } };
}

type Json = Readonly<Record<string, unknown>>;

/** Behind all that it needs, and in the place of the one before it, which was deleted first. */
function adopt(resources: Json[], resource: Json, id: string): void {
  const before = resources.findIndex((one) => one.urn === resource.urn && one.pendingReplacement === true);
  if (before >= 0) resources.splice(before, 1);
  const needed = [
    resource.parent,
    resource.provider,
    ...(Array.isArray(resource.dependencies) ? resource.dependencies : []),
  ];
  const last = resources.findLastIndex(({ urn }) => needed.some((one) => isOf(one, urn)));
  const isContainer = resource.type === resourceTypes.container;
  // One that was to take over from another, which goes on: it is to go.
  const isBeside = resources.some(({ urn, delete: goes }) => urn === resource.urn && goes !== true);
  resources.splice(last + 1, 0, {
    ...resource,
    id,
    outputs: outputsOf(resource),
    ...(isBeside ? { delete: true } : isContainer && { taint: true }),
  });
}

/** A provider is referred to by its URN and its id. */
function isOf(reference: unknown, urn: unknown): boolean {
  return reference === urn || (typeof reference === "string" && reference.startsWith(`${urn}::`));
}

/** A cluster's provider keeps what it was given beside what it has found. */
function outputsOf({ type, inputs }: Json): unknown {
  const known = withoutDefaults(inputs);
  return isInCluster(String(type)) && isRecord(known) ? { ...known, __inputs: inputs } : known;
}

/** Inputs say beside what they hold which of it was not given. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__defaults");
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutDefaults(item)]));
}

function operationsIn(deployment: unknown): readonly { readonly type: unknown; readonly resource: Json }[] {
  return recordsIn(isRecord(deployment) ? deployment.pending_operations : undefined).flatMap(({ type, resource }) =>
    isRecord(resource) ? [{ type, resource }] : [],
  );
}

function recordsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
