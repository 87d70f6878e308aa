import * as pulumi from "@pulumi/pulumi";
import { withBesides } from "@pulumi-compose/health-model";
import type { Target } from "../target";
import type { KubernetesPlan } from "./kubernetes-plan";
import { planKubernetes } from "./plan-kubernetes";
import { PLANS_ONLY } from "./plans-only";
import { support } from "./support";

/** As objects of a Kubernetes cluster. */
export const kubernetesTarget: Target<KubernetesPlan> = {
  name: "kubernetes",
  support,
  plansOnly: PLANS_ONLY,
  noJobs: "a cluster runs jobs by their schedules",
  prepare: withBesides,
  expand: (project) => project,
  plan: planKubernetes,
  create: ({ name }) => {
    throw new pulumi.RunError(`ComposeProject "${name}": ${PLANS_ONLY}`);
  },
  gate: () => undefined,
};
