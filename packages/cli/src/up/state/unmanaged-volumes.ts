import type { MountedVolume, ProjectContainer } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";

/** What the engine calls a volume that was given no name. */
const ANONYMOUS = /^[0-9a-f]{64}$/;

/** Volumes by the names of the containers' resources, with the URNs of these. */
export type UnmanagedVolumes = ReadonlyMap<string, UnmanagedOfContainer>;

interface UnmanagedOfContainer {
  readonly urn: string;
  readonly volumes: readonly MountedVolume[];
}

/**
 * What containers of a state have in volumes that no resource is: their images declare these, which is not known before an
 * image has been pulled. docker compose mounts them into the container that replaces another, and so does `up`.
 */
export function unmanagedVolumes(
  resources: readonly StateResource[],
  containers: readonly ProjectContainer[],
): UnmanagedVolumes {
  const managed = new Set(resources.filter(({ type }) => type === resourceTypes.volume).map(({ id }) => id));
  const found = new Map<string, UnmanagedOfContainer>();
  for (const { type, id, name, urn } of resources) {
    if (type !== resourceTypes.container) continue;
    const volumes = containers.find((container) => container.id === id)?.volumes ?? [];
    const unmanaged = volumes.filter((volume) => ANONYMOUS.test(volume.name) && !managed.has(volume.name));
    if (unmanaged.length > 0) found.set(name, { urn, volumes: unmanaged });
  }
  return found;
}
