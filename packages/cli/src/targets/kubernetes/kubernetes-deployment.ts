import { connectCluster } from "@pulumi-compose/kubernetes-health";
import { type KubernetesPlan, targets } from "@pulumi-compose/project";
import { goneText } from "../../resources/on-engine";
import type { StateResource } from "../../resources/state-resource";
import { CannotDeploy } from "../../up/cannot-deploy";
import type { DeploymentTarget } from "../command-target";
import { claimsLeft } from "./claims-left";
import { givenUpNamespaces } from "./given-up-namespaces";
import { sharedNamespaces } from "./shared-namespaces";
import { keyOfResource, keyOfWorkload, namespaceOf, WORKLOAD_TYPES } from "./workload-types";

/** What an `up` knows and does in a cluster, whose nodes pull the images, and where volumes are claimed. */
export const kubernetesDeployment: DeploymentTarget<KubernetesPlan> = {
  mapping: targets.kubernetes,
  pullsHere: false,
  hasVolumes: true,
  resources: () => [],
  volumes: ({ claims }) => claims.map(({ name }) => name),
  look: async () => {
    try {
      targets.kubernetes.ready?.();
    } catch (error) {
      throw error instanceof Error ? new CannotDeploy(error.message) : error;
    }
    // That it answers is to be known before anything is made.
    await (await connectCluster()).version();
    return { obstacles: [], variables: {} };
  },
  parts: async () => undefined,
  shared: sharedNamespaces,
  left: claimsLeft,
  givenUp: givenUpNamespaces,
  changes: async ({ all }) => goneText(await missingWorkloads(all)),
};

/** Names of workloads that are in the state and not in the cluster. */
async function missingWorkloads(resources: readonly StateResource[]): Promise<readonly string[]> {
  const workloads = resources.filter(({ type }) => WORKLOAD_TYPES.includes(type));
  const namespaces = [...new Set(workloads.map(({ id }) => namespaceOf(id)))];
  if (namespaces.length === 0) return [];
  const cluster = await connectCluster();
  const found = await Promise.all(
    namespaces.map((namespace) => cluster.workloads({ namespace }).catch(() => undefined)),
  );
  if (found.includes(undefined)) return [];
  const there = new Set(found.flatMap((list) => list ?? []).map(keyOfWorkload));
  return workloads.filter((resource) => !there.has(keyOfResource(resource))).map(({ name }) => name);
}
