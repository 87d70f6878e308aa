import { lookAt } from "../judge/look-at";
import { LookIndex } from "../judge/look-index";
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
    WORKLOADS.map(async (kind) => (await list(client, kind, filter)).map((raw) => readWorkload(kind, raw))),
  );
  return lists.flat();
}

export async function listPods(client: ClusterClient, filter: WorkloadFilter): Promise<readonly PodSnapshot[]> {
  return (await list(client, "Pod", filter)).map(readPod);
}

/** Workloads that have the labels, with all pods that are theirs. */
export async function listLooks(client: ClusterClient, filter: WorkloadFilter): Promise<readonly WorkloadLook[]> {
  const everything = { namespace: filter.namespace };
  const [workloads, replicaSets, revisions, pods] = await Promise.all([
    listWorkloads(client, filter),
    list(client, "ReplicaSet", everything),
    list(client, "ControllerRevision", everything),
    listPods(client, everything),
  ]);
  const versions = [...replicaSets.map(readReplicaSet), ...revisions.map(readControllerRevision)];
  const index = new LookIndex({ pods, versions, events: [] });
  return workloads.map((workload) => lookAt(workload, index));
}

async function list(client: ClusterClient, kind: ResourceKind, filter: WorkloadFilter): Promise<readonly unknown[]> {
  const { items } = await client.list({ kind, namespace: filter.namespace, labelSelector: labelSelector(filter) });
  return items;
}
