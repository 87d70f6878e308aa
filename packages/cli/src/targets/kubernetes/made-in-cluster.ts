import { type Cluster, connectCluster, type ObjectKind } from "@pulumi-compose/kubernetes-health";
import { projectLabelValue } from "@pulumi-compose/project/namespace-name";
import type { StateResource } from "../../resources/state-resource";
import { PROJECT_LABEL } from "./cluster-services";
import { namespaceOf } from "./workload-types";

/** The kinds of what a project becomes in a cluster, each at the end of Pulumi's type of it. */
const KINDS: Readonly<Record<ObjectKind, true>> = {
  ConfigMap: true,
  CronJob: true,
  DaemonSet: true,
  Deployment: true,
  Ingress: true,
  Job: true,
  Namespace: true,
  NetworkPolicy: true,
  PersistentVolumeClaim: true,
  Secret: true,
  Service: true,
  StatefulSet: true,
};

/** The kind of object that a type of Pulumi's stands for; undefined: none that a project has. */
export function kindOfType(type: string): ObjectKind | undefined {
  const kind = type.slice(type.lastIndexOf(":") + 1);
  return type.startsWith("kubernetes:") && Object.hasOwn(KINDS, kind) ? (kind as ObjectKind) : undefined;
}

/**
 * Whether a cluster has what was being made in it when an operation was killed, and as this project's. Its id is its name there.
 *
 * @throws ClusterError
 */
export async function isMadeInCluster(
  { type, engineName }: Pick<StateResource, "type" | "engineName">,
  project: string,
  connect: () => Promise<Pick<Cluster, "labelsOf">> = connectCluster,
): Promise<boolean> {
  const kind = kindOfType(type);
  if (!kind) return false;
  const name = engineName.slice(engineName.indexOf("/") + 1);
  const namespace = kind === "Namespace" ? name : namespaceOf(engineName);
  const labels = await (await connect()).labelsOf({ kind, namespace, name });
  return labels?.[PROJECT_LABEL] === projectLabelValue(project);
}
