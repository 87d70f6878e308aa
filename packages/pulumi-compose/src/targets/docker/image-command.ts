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
    throw absent(image, id, "command");
  });
}

/**
 * An image's ENTRYPOINT with a command behind it: for a command with an empty word (`--save ""`), which the docker plugin takes in a
 * container's `entrypoints` only.
 *
 * @throws pulumi.ResourceError when the engine has no such image
 *
 * @example
 * ```ts
 * new docker.Container("db", { image: image.imageId, entrypoints: imageEntrypoint(image, ["redis-server", "--save", ""]) });
 * ```
 */
export function imageEntrypoint(
  image: docker.RemoteImage,
  command: pulumi.Input<pulumi.Input<string>[]>,
): pulumi.Output<string[]> {
  return pulumi.all([image.imageId, endpointOf(image), command]).apply(async ([id, endpoint, words]) => {
    const entrypoint = await (await housekeeping(endpoint)).imageEntrypoint(id);
    if (entrypoint !== undefined) return [...entrypoint, ...words];
    throw absent(image, id, "entrypoint");
  });
}

function absent(image: docker.RemoteImage, id: string, what: string): pulumi.ResourceError {
  const message = `the engine has no image ${id}, whose ${what} a container runs: \`pulumi up --refresh\` gets it again`;
  return new pulumi.ResourceError(message, image, true);
}
