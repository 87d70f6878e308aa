import type { WorkloadRef } from "@pulumi-compose/kubernetes-health";
import type { StateResource } from "../../resources/state-resource";

/** Pulumi's types of what keeps a service's pods. */
export const WORKLOAD_TYPES: readonly string[] = [
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:apps/v1:DaemonSet",
  "kubernetes:batch/v1:Job",
];

/** The namespace of an object, by Pulumi's id of it: `namespace/name`. */
export function namespaceOf(id: string): string {
  return id.includes("/") ? id.slice(0, id.indexOf("/")) : "default";
}

/** What tells one workload or claim of a cluster from all others, by its resource. */
export function keyOfResource({ type, id }: Pick<StateResource, "type" | "id">): string {
  return `${type.slice(type.lastIndexOf(":") + 1)} ${id}`;
}

/** The same by what the cluster says of it. */
export function keyOfWorkload({ kind, namespace, name }: WorkloadRef): string {
  return `${kind} ${namespace}/${name}`;
}
