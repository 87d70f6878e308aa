import type { Condition } from "@pulumi-compose/health-model";
import type { ChosenProject } from "../containers/choose-project";
import { isOneShot, type ProjectContainer } from "../containers/project-containers";

/**
 * What a container is to be waited for when nobody says: to be completed where others wait for that, healthy where it
 * has a healthcheck, else started.
 */
export function conditionOf(
  { service, snapshot }: ProjectContainer,
  all: readonly ProjectContainer[],
  chosen: ChosenProject,
): Condition {
  if (isOneShot(service, all, chosen)) return "service_completed_successfully";
  return snapshot.healthcheck === undefined ? "service_started" : "service_healthy";
}
