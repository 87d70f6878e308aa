import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { housekeeping } from "@pulumi-compose/docker-health";
import { endpointOf } from "../../gates/endpoint";

/**
 * What an image runs when nobody says otherwise: its CMD, for a container whose `entrypoints` clear the image's ENTRYPOINT.
 * The engine takes the CMD by itself only where the entrypoint is an empty list, which the docker plugin cannot send.
 *
 * @throws pulumi.ResourceError when the engine has no such image
 *
 * @example
 * ```ts
 * new docker.Container("web", { image: image.imageId, entrypoints: [""], command: imageCommand(image) });
 * ```
 */
export function imageCommand(image: docker.RemoteImage): pulumi.Output<string[]> {
  return pulumi.all([image.imageId, endpointOf(image)]).apply(async ([id, endpoint]) => {
    const command = await (await housekeeping(endpoint)).imageCommand(id);
    if (command !== undefined) return [...command];
    const message = `the engine has no image ${id}, whose command a container runs: \`pulumi up --refresh\` gets it again`;
    throw new pulumi.ResourceError(message, image, true);
  });
}
