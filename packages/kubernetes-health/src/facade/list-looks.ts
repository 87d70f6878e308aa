import { lookAt } from "../judge/look-at";
import { indexOf } from "../judge/look-index";
import type { WorkloadLook } from "../judge/workload-look";
import { readPod } from "../read/read-pod";
import { readControllerRevision, readReplicaSet } from "../read/read-version";
import { readWorkload } from "../read/read-workload";
import type { ClusterClient, ResourceKind } from "../shared/cluster-client";
import type { PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadFilter, WorkloadKind } from "../shared/workload-ref";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import { labelSelector } from "../watch/has-labels";

const WORKLOADS: readonly WorkloadKind[] = ["Deployment", "StatefulSet", "DaemonSet", "Job"];

export async function listWorkloads(
  client: ClusterClient,
  filter: WorkloadFilter,
): Promise<readonly WorkloadSnapshot[]> {
  const lists = await Promise.all(
    WORKLOADS.map((kind) => list(client, kind, filter, (raw) => readWorkload(kind, raw))),
  );
  return lists.flat();
}

export function listPods(client: ClusterClient, filter: WorkloadFilter): Promise<readonly PodSnapshot[]> {
  return list(client, "Pod", filter, readPod);
}

/** Workloads that have the labels, with all pods that are theirs. */
export async function listLooks(client: ClusterClient, filter: WorkloadFilter): Promise<readonly WorkloadLook[]> {
  const everything = { namespace: filter.namespace };
  const [workloads, replicaSets, revisions, pods] = await Promise.all([
    listWorkloads(client, filter),
    list(client, "ReplicaSet", everything, readReplicaSet),
    list(client, "ControllerRevision", everything, readControllerRevision),
    listPods(client, everything),
  ]);
  const index = indexOf({ pods, versions: [...replicaSets, ...revisions], events: [] });
  return workloads.map((workload) => lookAt(workload, index));
}

async function list<T>(
  client: ClusterClient,
  kind: ResourceKind,
  filter: WorkloadFilter,
  read: (raw: unknown) => T,
): Promise<readonly T[]> {
  const query = { kind, namespace: filter.namespace, labelSelector: labelSelector(filter) };
  return (await client.list(query, read)).items;
}
