import { replicasOf as replicasOfService } from "@pulumi-compose/health-model";
import type { ChosenProject } from "../../project/choose-project";

/** How many containers a service should have; one, where there is no file that tells. */
export function replicasOf(service: string, { project }: ChosenProject): number {
  const config = project?.services[service];
  return config ? replicasOfService(config) : 1;
}
