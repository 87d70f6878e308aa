import { judgeService } from "./judge-service";
import type { ServiceLook } from "./service-look";
import type { ServiceGoal } from "./service-wait-types";

/**
 * Whether a service has reached a goal as it is, without waiting for anything: as a wait would say at its first look. Pure.
 *
 * It takes the service to have been written some time ago, and to have a check where the goal needs one.
 */
export function meetsGoal(look: ServiceLook, goal: ServiceGoal): boolean {
  return judgeService(look, { goal, pardoned: new Set(), fresh: false, hasCheck: true }).kind === "open";
}
