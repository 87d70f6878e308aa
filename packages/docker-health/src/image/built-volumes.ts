import { type BuiltServices, fromDockerfiles } from "./built-services";
import type { DockerfileVolumes } from "./dockerfile-volumes";

/**
 * The volumes that the images of a project's built services will declare, as far as their Dockerfiles tell.
 *
 * @param read the bytes of a file, or undefined when it cannot be read
 */
export function builtVolumes(
  services: BuiltServices,
  read: (path: string) => Uint8Array | undefined,
): Record<string, DockerfileVolumes> {
  return fromDockerfiles(services, read, () => {
    const { dockerfileVolumes }: typeof import("./dockerfile-volumes") = require("./dockerfile-volumes");
    return dockerfileVolumes;
  });
}
