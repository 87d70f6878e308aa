import type { ResourceQuery } from "../shared/cluster-client";

const APPS = "/apis/apps/v1";

const PLACES: Readonly<Record<ResourceQuery["kind"], readonly [group: string, plural: string]>> = {
  Deployment: [APPS, "deployments"],
  StatefulSet: [APPS, "statefulsets"],
  DaemonSet: [APPS, "daemonsets"],
  ReplicaSet: [APPS, "replicasets"],
  ControllerRevision: [APPS, "controllerrevisions"],
  Job: ["/apis/batch/v1", "jobs"],
  Pod: ["/api/v1", "pods"],
  Event: ["/api/v1", "events"],
  Service: ["/api/v1", "services"],
  Namespace: ["/api/v1", "namespaces"],
  PersistentVolumeClaim: ["/api/v1", "persistentvolumeclaims"],
  ConfigMap: ["/api/v1", "configmaps"],
  Secret: ["/api/v1", "secrets"],
  CronJob: ["/apis/batch/v1", "cronjobs"],
  Ingress: ["/apis/networking.k8s.io/v1", "ingresses"],
  NetworkPolicy: ["/apis/networking.k8s.io/v1", "networkpolicies"],
};

/** Where the objects of a kind are, in one namespace. */
export function resourcePath(kind: ResourceQuery["kind"], namespace: string): string {
  const [group, plural] = PLACES[kind];
  // It is in none.
  if (kind === "Namespace") return `${group}/${plural}`;
  return `${group}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}
