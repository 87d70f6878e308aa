import { connectCluster } from "@pulumi-compose/kubernetes-health";
import { clusterObstacles, type KubernetesPlan, targets } from "@pulumi-compose/project";
import { CannotDeploy } from "../../up/cannot-deploy";
import type { DeploymentTarget } from "../command-target";
import { changedWorkloads } from "./changed-workloads";
import { claimsLeft } from "./claims-left";
import { givenUpNamespaces } from "./given-up-namespaces";
import { sharedNamespaces } from "./shared-namespaces";
import { untilDeleted } from "./until-deleted";

/** What an `up` knows and does in a cluster, whose nodes pull the images, and where volumes are claimed. */
export const kubernetesDeployment: DeploymentTarget<KubernetesPlan> = {
  mapping: targets.kubernetes,
  pullsHere: false,
  hasVolumes: true,
  lastWaits: { goal: "converged", ofJobs: "service_completed_successfully" },
  resources: () => [],
  volumes: ({ claims }) => claims.map(({ name }) => name),
  look: async (project, only) => {
    try {
      targets.kubernetes.ready?.();
    } catch (error) {
      throw error instanceof Error ? new CannotDeploy(error.message) : error;
    }
    // That it answers is to be known before anything is made.
    const cluster = await connectCluster();
    await cluster.version();
    return { obstacles: await clusterObstacles(project, cluster, only), variables: {} };
  },
  parts: async () => undefined,
  shared: sharedNamespaces,
  left: claimsLeft,
  givenUp: givenUpNamespaces,
  // An API server refuses to change what somebody else has written since, unless it is to be forced.
  overrides: { PULUMI_K8S_ENABLE_PATCH_FORCE: "true" },
  untilDeleted: (resources, tools) => untilDeleted(resources, tools),
  changes: (look) => changedWorkloads(look),
};
