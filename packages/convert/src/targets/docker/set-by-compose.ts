import type { PlannedContainer, ResourcePlan } from "@pulumi-compose/project";

/**
 * Properties of a container that docker compose says in its own way, to the same effect, and that a refresh finds. The program
 * leaves them as they are until it makes the container anew.
 */
export function setByCompose(
  { key, args, ignoreChanges = [] }: PlannedContainer,
  { volumes }: Pick<ResourcePlan, "volumes">,
): string[] {
  const { ports, uploads, mounts } = args;
  const unnamed = args.volumes?.some(
    ({ containerPath, hostPath, volumeName }) =>
      containerPath !== undefined && hostPath === undefined && volumeName === undefined,
  );
  const found = [
    // What the plugin would not read back of its own containers either.
    ...ignoreChanges,
    // The first network by its name.
    ...(args.networkMode === undefined ? ["networkMode"] : []),
    // Anonymous volumes, files of configs and secrets, and binds that must exist are all of them mounts.
    ...(mounts || uploads || unnamed || volumes.some(isOf(key)) ? ["mounts"] : []),
    // On all addresses, of both families; here the plugin says 0.0.0.0.
    ...(ports?.some(({ ip }) => ip === undefined) ? ["ports"] : []),
    // Given to the engine with the image's architecture, and read back without.
    ...(args.platform === undefined ? [] : ["platform"]),
  ];
  return [...new Set(found)].sort();
}

/** Whether a volume is a container's in place of an anonymous one. */
function isOf(container: string): (volume: ResourcePlan["volumes"][number]) => boolean {
  return ({ owner }) => owner !== undefined && `${owner.service}-${owner.index}` === container;
}
