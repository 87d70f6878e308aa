import type { ImageHealthcheck } from "@pulumi-compose/health-model";
import { type BuiltServices, fromDockerfiles } from "./built-services";

/**
 * The HEALTHCHECKs that the images of a project's built services will have, as far as their Dockerfiles tell: what
 * `planStart` takes as `images`.
 *
 * @param read the bytes of a file, or undefined when it cannot be read
 */
export function builtHealthchecks(
  services: BuiltServices,
  read: (path: string) => Uint8Array | undefined,
): Record<string, ImageHealthcheck | null> {
  return fromDockerfiles(services, read, () => {
    const { dockerfileHealthcheck }: typeof import("./dockerfile-healthcheck") = require("./dockerfile-healthcheck");
    return dockerfileHealthcheck;
  });
}
