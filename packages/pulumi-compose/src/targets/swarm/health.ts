import { unsupported } from "../common/diagnose";
import { shortDuration } from "./short-duration";
import type { ContainerSpecArgs, SwarmContext } from "./swarm-context";

/**
 * The healthcheck as the plugin takes it. Zeros leave the image's own and the engine's defaults in place; they are said
 * all the same, because the plugin keeps an old check where none is given. What is to end has no check that the file does
 * not ask for: compose lets it work whatever the image's says, a swarm would kill it.
 */
export function mapHealth(context: SwarmContext): ContainerSpecArgs {
  const check = context.service.healthcheck;
  if (check?.start_interval) {
    unsupported(
      context,
      ["healthcheck", "start_interval"],
      "the plugin has no such argument",
      "give a shorter `interval`: the service is as healthy as its next probe says",
    );
  }
  const isLeftAlone = check === undefined && context.oneShot && !context.isToBeHealthy;
  const off = isLeftAlone || check?.disable || check?.test?.[0] === "NONE";
  return {
    healthcheck: {
      ...(off ? { tests: ["NONE"] } : check?.test && { tests: [...check.test] }),
      interval: shortDuration(off ? 0 : check?.interval),
      timeout: shortDuration(off ? 0 : check?.timeout),
      startPeriod: shortDuration(off ? 0 : check?.start_period),
      retries: off ? 0 : (check?.retries ?? 0),
    },
  };
}
