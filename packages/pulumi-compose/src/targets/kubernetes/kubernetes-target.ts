import { withBesides } from "@pulumi-compose/health-model";
import type { Target } from "../target";
import { gateOfWorkload } from "./gate/gate-of-workload";
import type { KubernetesPlan } from "./kubernetes-plan";
import { createKubernetes } from "./objects/create-kubernetes";
import type { KubernetesService } from "./objects/kubernetes-service";
import { sdkVersion } from "./objects/sdk";
import { planKubernetes } from "./plan-kubernetes";
import { support } from "./support";

/** As objects of a Kubernetes cluster. */
export const kubernetesTarget: Target<KubernetesPlan, KubernetesService> = {
  name: "kubernetes",
  support,
  noJobs: "a cluster runs jobs by their schedules",
  ready: () => void sdkVersion(),
  prepare: withBesides,
  expand: (project) => project,
  plan: planKubernetes,
  create: createKubernetes,
  gate: gateOfWorkload,
};
