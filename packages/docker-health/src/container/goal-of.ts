import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerGoal } from "../shared/wait-types";

/**
 * What a container is waited for when nobody says: to be completed where others wait for that, healthy where the
 * container that was made has a healthcheck (its image's own included), else up.
 *
 * @param oneShot whether others wait for it to run to its end
 */
export function goalOf({ healthcheck }: Pick<ContainerSnapshot, "healthcheck">, oneShot: boolean): ContainerGoal {
  if (oneShot) return "service_completed_successfully";
  return healthcheck === undefined ? "up" : "service_healthy";
}
