import type { ServicePlan } from "../plan/service-plan";
import { humanDuration } from "../util/human-duration";

/** How a service's containers are replaced beside the old ones, from the beginning to the end; undefined: the old ones go first. */
export function rolloutWords({ rollout, healthcheck }: ServicePlan): string | undefined {
  if (rollout === undefined) return undefined;
  const { delayMs, drainMs, failureAction } = rollout;
  return [
    shortRolloutWords(rollout),
    ...(delayMs > 0 ? [`${humanDuration(delayMs)} between`] : []),
    goodWords(healthcheck.kind, humanDuration(rollout.monitorMs)),
    ...(drainMs > 0 ? [`${humanDuration(drainMs)} to drain`] : []),
    `on failure ${failureAction}`,
  ].join(", ");
}

/** The same in the few words of a picture. */
export function shortRolloutWords({ parallelism }: NonNullable<ServicePlan["rollout"]>): string {
  return `start-first, ${parallelism === 0 ? "all" : parallelism} at a time`;
}

/** When a new container is good. */
function goodWords(check: ServicePlan["healthcheck"]["kind"], monitor: string): string {
  switch (check) {
    case "check":
      return "waits for healthy";
    case "unknown":
      return `waits for healthy, or ${monitor} without a check of its image's`;
    case "none":
    case "disabled":
      return `waits for ${monitor}`;
  }
}
