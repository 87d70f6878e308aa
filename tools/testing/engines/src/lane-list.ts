import type { EngineLane } from "@pulumi-compose-tools/setup";

/** The engines that there are, a line each. */
export function laneList(lanes: readonly EngineLane[]): string {
  return lanes
    .map(({ name, product, version, imageStore }) => `${name.padEnd(15)}${product} ${version}, images in ${imageStore}`)
    .join("\n");
}
