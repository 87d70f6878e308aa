import type { WorkloadKind, WorkloadRef } from "@pulumi-compose/kubernetes-health";

/** Pulumi's types of what keeps pods. */
const KINDS: Readonly<Record<string, WorkloadKind>> = {
  "kubernetes:apps/v1:Deployment": "Deployment",
  "kubernetes:apps/v1:StatefulSet": "StatefulSet",
  "kubernetes:apps/v1:DaemonSet": "DaemonSet",
  "kubernetes:batch/v1:Job": "Job",
};

/** The kind of a workload by Pulumi's type; undefined: it is none. */
export function workloadKind(type: unknown): WorkloadKind | undefined {
  return typeof type === "string" && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

/** What a workload is in its cluster. Pulumi's id of it is `namespace/name`. */
export function workloadRef(kind: WorkloadKind, id: string): WorkloadRef {
  const slash = id.indexOf("/");
  return { kind, namespace: slash < 0 ? "default" : id.slice(0, slash), name: id.slice(slash + 1) };
}
