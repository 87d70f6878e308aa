import type { ResourceKind } from "../shared/cluster-client";

const APPS = "/apis/apps/v1";

const PLACES: Readonly<Record<ResourceKind, readonly [group: string, plural: string]>> = {
  Deployment: [APPS, "deployments"],
  StatefulSet: [APPS, "statefulsets"],
  DaemonSet: [APPS, "daemonsets"],
  ReplicaSet: [APPS, "replicasets"],
  ControllerRevision: [APPS, "controllerrevisions"],
  Job: ["/apis/batch/v1", "jobs"],
  Pod: ["/api/v1", "pods"],
  Event: ["/api/v1", "events"],
};

/** Where the objects of a kind are, in one namespace. */
export function resourcePath(kind: ResourceKind, namespace: string): string {
  const [group, plural] = PLACES[kind];
  return `${group}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}
