import type { KubernetesPlan } from "@pulumi-compose/project";
import type { Scope } from "../../resources/scope";

/** Takes names for the variables of a program for a cluster. */
export function declareNames(scope: Scope<KubernetesPlan>): void {
  const { namespace, workloads, cronJobs, configMaps, secrets, claims, images } = scope.source.plan;
  if (namespace) scope.declareAs("namespace", "namespace", scope.identifiers.take("namespace"));
  for (const { service } of [...workloads, ...cronJobs]) scope.declareService(service, "Workload");
  scope.declare("image", images, "Image");
  scope.declare("pushedImage", images, "Pushed");
  scope.declare("configMap", configMaps, "Config");
  scope.declare("kubernetesSecret", secrets, "Secret");
  scope.declare("claim", claims, "Claim");
}
