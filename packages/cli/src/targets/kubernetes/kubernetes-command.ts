import type { CommandTarget } from "../command-target";
import { connectTo } from "./connect";
import { namespaceOf, WORKLOAD_TYPES } from "./workload-types";

const WHOLE = "in a cluster a project is deployed as a whole";

/** As objects of a cluster. */
export const kubernetesCommand: CommandTarget = {
  name: "kubernetes",
  summary: "objects of a Kubernetes cluster",
  where: "in a cluster",
  here: "in this cluster",
  tells: "places",
  program: "kubernetes",
  runner: {
    types: WORKLOAD_TYPES,
    kind: "workload",
    word: "workload",
    // The plugin tells of its own waits, too; a gate says how long it may still take.
    isProgress: (message) => /^\d+ of \d+ \w.*\d s$/.test(message),
    onEngine: false,
    isNumbered: false,
    names: (project, service) => [`${project}-${service}`],
    serviceIn: (name) => name,
    ports: () => [],
  },
  kinds: {
    "kubernetes:core/v1:ConfigMap": "config",
    "kubernetes:core/v1:Secret": "secret",
    "kubernetes:core/v1:PersistentVolumeClaim": "volume",
    "kubernetes:core/v1:Namespace": "namespace",
    "kubernetes:core/v1:Service": "kubernetes-service",
    "kubernetes:networking.k8s.io/v1:NetworkPolicy": "policy",
    "kubernetes:networking.k8s.io/v1:Ingress": "ingress",
    "kubernetes:batch/v1:CronJob": "cron-job",
    "docker:index/registryImage:RegistryImage": "image",
  },
  kept: {
    where: "in the cluster",
    kinds: {
      "kubernetes:core/v1:PersistentVolumeClaim": (id) => {
        const namespace = namespaceOf(id);
        const name = id.slice(id.indexOf("/") + 1);
        return {
          what: `claim ${name} of namespace ${namespace}`,
          deletes: `kubectl delete --namespace ${namespace} pvc ${name}`,
        };
      },
      "kubernetes:core/v1:Namespace": (name) => ({
        what: `namespace ${name}`,
        deletes: `kubectl delete namespace ${name}`,
      }),
    },
  },
  whole: {
    up: `is for containers of one engine: ${WHOLE}`,
    hint: "Leave it out; what has not changed is left as it is. `kubectl rollout restart` makes the pods of a service anew.",
    down: {
      message: "in a cluster a project is taken down as a whole",
      hint: "Take the service out of the file, and run `up`; or `kubectl scale --replicas 0` its workload until the next `up`.",
    },
  },
  noRollback: {
    message: "a cluster keeps the pods of the version before until those of the new one are ready",
    hint: "`kubectl rollout undo` goes back, or the file as it was and `up`.",
  },
  // Of those with a schedule it makes CronJobs; an engine's words about them would be wrong.
  noJobs: {
    message: "a cluster runs jobs by their schedules",
    hint: "give the job a schedule, or write it as a service with `deploy: { mode: replicated-job }`",
  },
  noAdoption: "--import adopts the containers that docker compose runs on one engine, not a cluster's objects",
  // Also says what Kubernetes cannot do, which only the mapping knows.
  plan: async (project, options) => {
    const { planProject } = await import("../plan-project.js");
    const { kubernetesDeployment } = await import("./kubernetes-deployment.js");
    return planProject(kubernetesDeployment.mapping.prepare(project), kubernetesDeployment, options);
  },
  look: async (expected, asked) => (await import("./look-at-cluster.js")).lookAtCluster(expected, asked),
  deployment: async () => (await import("./kubernetes-deployment.js")).kubernetesDeployment,
  status: async ({ chosen, services, options, edges }) => {
    const [{ readClusterStatus }, { filterOf }] = await Promise.all([
      import("./read-cluster-status.js"),
      import("./cluster-services.js"),
    ]);
    const cluster = await connectTo(edges, options);
    return {
      read: () => readClusterStatus(cluster, chosen, services),
      follow: async (onChange) => {
        const following = await cluster.follow(filterOf(chosen), () => onChange("state"));
        return { stop: () => following.close() };
      },
      followLog: (id, from, subscriber) => {
        const [namespace = "", name = ""] = id.split("/");
        return cluster.followLog({ namespace, name }, from, subscriber);
      },
    };
  },
  wait: async (request) => {
    const { waitInCluster } = await import("./wait-in-cluster.js");
    return waitInCluster(request, await connectTo(request.edges, request.options));
  },
};
