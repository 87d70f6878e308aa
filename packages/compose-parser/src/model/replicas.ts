import type { ServiceConfig } from "./service";

/** How many containers a service has (Compose Specification, scale and deploy.replicas): one where nothing says. */
export function replicasOf(service: Pick<ServiceConfig, "scale" | "deploy"> | undefined): number {
  return service?.scale ?? service?.deploy?.replicas ?? 1;
}
