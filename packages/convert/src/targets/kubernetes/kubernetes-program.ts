import type { PortConfig } from "@pulumi-compose/parser";
import { type KubernetesPlan, planKubernetes, targets } from "@pulumi-compose/project";
import { KUBERNETES_IN_PCL } from "../../source/convert-messages";
import type { ProgramTarget } from "../program-target";
import { declareNames } from "./declare-names";
import { kubernetesParts } from "./kubernetes-parts";

/**
 * Of what the cluster publishes. A port of this machine alone (`127.0.0.1:8080:80`) is not. A load balancer's address comes later, or never:
 * an update would wait for it, and fail where the cluster gives none.
 */
function hasAddress({ services }: KubernetesPlan, name: string, { target }: PortConfig): boolean {
  return services.some(
    ({ service, args: { spec } }) =>
      service === name &&
      spec.type === "NodePort" &&
      spec.ports?.some(({ targetPort, protocol }) => targetPort === target && protocol === "TCP"),
  );
}

/** Objects of a cluster. */
export const kubernetesProgram: ProgramTarget<KubernetesPlan> = {
  name: "kubernetes",
  argument: "kubernetes",
  keepsWaiting: false,
  noPcl: KUBERNETES_IN_PCL.report({}),
  runsJobs: true,
  componentNeeds: ["@pulumi/kubernetes"],
  support: targets.kubernetes.support,
  topLevel: {
    networks:
      "a `NetworkPolicy` for each, where there are several or an `internal` one; else nothing: all pods reach each other. Drivers, addresses and options are left out",
    volumes: "`PersistentVolumeClaim`s, or `nfs` by their `driver_opts`; an external one is the claim of its name",
    configs: "`ConfigMap`s named by their content; an external one is known by its name",
    secrets: "`Secret`s named by their content; an external one is known by its name",
  },
  isIdle: ({ policies }, section, key) =>
    section === "networks" && !policies.some(({ path }) => path[0] === section && path[1] === key),
  expand: targets.kubernetes.prepare,
  plan: planKubernetes,
  running: ({ workloads, cronJobs }) => [...workloads, ...cronJobs],
  counts: ({ images, configMaps, secrets, claims, policies, services, ingresses, workloads, cronJobs, namespace }) => ({
    images: images.length,
    configs: configMaps.length,
    secrets: secrets.length,
    volumes: claims.length,
    workloads: workloads.length + cronJobs.length,
    "other objects": (namespace ? 1 : 0) + policies.length + services.length + ingresses.length,
  }),
  declareNames,
  parts: kubernetesParts,
  shared: () => [],
  lost: () => [],
  hasAddress,
};
