import { UsageError } from "../../io/usage-error";
import type { CommandTarget, Unsupported } from "../command-target";

const plansOnly: Unsupported = {
  message: "the target kubernetes is for plans and conversions as yet",
  hint: "`pulumi-compose convert --target kubernetes --out FOLDER` writes a Pulumi program that deploys the project.",
};

async function refuse(): Promise<never> {
  throw new UsageError(plansOnly.message, plansOnly.hint);
}

/** As objects of a cluster. */
export const kubernetesCommand: CommandTarget = {
  name: "kubernetes",
  summary: "objects of a Kubernetes cluster (plan and convert)",
  where: "on Kubernetes",
  program: "kubernetes",
  runner: {
    type: "kubernetes:apps/v1:Deployment",
    kind: "deployment",
    word: "deployment",
    isNumbered: false,
    names: (project, service) => [`${project}-${service}`],
    serviceIn: (name) => name,
    ports: () => [],
  },
  kinds: {},
  // Of those with a schedule it makes CronJobs; an engine's words about them would be wrong.
  noJobs: {
    message: "a cluster runs jobs by their schedules",
    hint: "give the job a schedule, or write it as a service with `deploy: { mode: replicated-job }`",
  },
  plansOnly,
  noAdoption: "--import adopts the containers that docker compose runs on one engine, not a cluster's objects",
  // Also says what Kubernetes cannot do, which only the mapping knows.
  plan: async (project, options) => {
    const { planProject } = await import("../plan-project.js");
    const { kubernetesDeployment } = await import("./kubernetes-deployment.js");
    return planProject(kubernetesDeployment.mapping.prepare(project), kubernetesDeployment, options);
  },
  deployment: refuse,
  status: refuse,
  wait: refuse,
};
