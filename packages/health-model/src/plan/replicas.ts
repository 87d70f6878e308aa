import type { ServiceConfig } from "@pulumi-compose/parser";

/** How many containers a service has on one engine (Compose Specification, scale and deploy.replicas). */
export function replicasOf(service: ServiceConfig): number {
  return service.scale ?? service.deploy?.replicas ?? 1;
}
