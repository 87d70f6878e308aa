import { type KubernetesPlan, targets } from "@pulumi-compose/project";
import type { DeploymentTarget } from "../command-target";

/** What a plan for a cluster needs: where nodes pull the images, and volumes are claimed. */
export const kubernetesDeployment: DeploymentTarget<KubernetesPlan> = {
  mapping: targets.kubernetes,
  pullsHere: false,
  hasVolumes: true,
  resources: () => [],
  volumes: ({ claims }) => claims.map(({ name }) => name),
  look: async () => ({ obstacles: [], variables: {} }),
  parts: async () => undefined,
  changes: async () => [],
};
