import { connectCluster, type WorkloadSnapshot } from "@pulumi-compose/kubernetes-health";
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
  lastWaits: { goal: "converged", ofJobs: "service_completed_successfully" },
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
  edited: editedWorkloads,
  changes: async ({ all }) => goneText(await missingWorkloads(all), "the cluster"),
};

/** Names of workloads that are in the state and not in the cluster. */
async function missingWorkloads(resources: readonly StateResource[]): Promise<readonly string[]> {
  const there = await workloadsOf(resources);
  if (!there) return [];
  const gone = resources.filter((one) => WORKLOAD_TYPES.includes(one.type) && !there.has(keyOfResource(one)));
  return gone.map(({ name }) => `workload ${name}`);
}

/** Of workloads that somebody has written to since the state was written. Who scales one does that, too. */
async function editedWorkloads(resources: readonly StateResource[]): Promise<readonly string[]> {
  const there = await workloadsOf(resources);
  const edited = resources.filter((one) => {
    const now = there?.get(keyOfResource(one))?.generation;
    return now !== undefined && one.generation !== undefined && now > one.generation;
  });
  if (edited.length === 0) return [];
  const names = edited.map(({ name }) => `workload ${name}`).join(", ");
  const has = edited.length === 1 ? "has" : "have";
  return [`${names} ${has} been changed in the cluster since: \`up --refresh\` makes of it what the file says`];
}

/** The workloads in the namespaces of a state; undefined: there are none in it, or the cluster does not tell. */
async function workloadsOf(
  resources: readonly StateResource[],
): Promise<ReadonlyMap<string, WorkloadSnapshot> | undefined> {
  const workloads = resources.filter(({ type }) => WORKLOAD_TYPES.includes(type));
  const namespaces = [...new Set(workloads.map(({ id }) => namespaceOf(id)))];
  if (namespaces.length === 0) return undefined;
  const cluster = await connectCluster();
  const found = await Promise.all(
    namespaces.map((namespace) => cluster.workloads({ namespace }).catch(() => undefined)),
  );
  if (found.includes(undefined)) return undefined;
  return new Map(found.flatMap((list) => list ?? []).map((workload) => [keyOfWorkload(workload), workload]));
}
