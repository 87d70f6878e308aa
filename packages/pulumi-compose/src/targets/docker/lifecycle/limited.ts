import type * as docker from "@pulumi/docker";
import { type EngineLimits, housekeeping } from "@pulumi-compose/docker-health";
import { endpointOf } from "../../../gates/endpoint";
import { promised } from "../../../gates/promised";
import { keepLimits } from "./keep-limits";

/**
 * The container, with limits that the docker plugin has no arguments for: the engine is told of them once it is there, and on
 * every `up` where it has others. Where the engine refuses one, the update fails.
 *
 * @example
 * ```ts
 * const web = limited(new docker.Container("web", { name: "web", image }), { pidsLimit: 100 });
 * ```
 */
export function limited(container: docker.Container, limits: EngineLimits): docker.Container {
  const endpoint = promised(endpointOf(container));
  keepLimits(async () => housekeeping(await endpoint), container, limits);
  return container;
}
