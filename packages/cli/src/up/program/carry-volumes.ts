import type * as pulumi from "@pulumi/pulumi";
import { resourceTypes } from "../../resources/resource-types";
import type { UnmanagedVolumes } from "../state/unmanaged-volumes";
import { ignoring } from "./ignoring";

/**
 * Gives a container that replaces another the volumes of the other's image, as docker compose does. They are left out of what
 * is compared, so they replace nothing themselves: a change of the volumes that the file has changes the hash among the labels.
 *
 * @param carried asked when a container is registered
 */
export function carryVolumes(carried: () => UnmanagedVolumes): pulumi.ResourceTransformation {
  return ({ type, name, props, opts }) => {
    const unmanaged = type === resourceTypes.container ? (carried().get(name)?.volumes ?? []) : [];
    const given: readonly object[] = [props.volumes, props.mounts].filter(Array.isArray).flat();
    // Whose volumes another container's cover may not have them itself.
    if (given.some((entry) => "fromContainer" in entry)) return undefined;
    const taken = new Set([...given.flatMap(placeOf), ...Object.keys(props.tmpfs ?? {})]);
    const added = unmanaged
      .filter(({ place }) => !taken.has(place))
      .map((volume) => ({ volumeName: volume.name, containerPath: volume.place }));
    if (added.length === 0) return undefined;
    return {
      props: { ...props, volumes: [...(Array.isArray(props.volumes) ? props.volumes : []), ...added] },
      opts: ignoring(opts, "volumes"),
    };
  };
}

/** Where something is mounted, as the engine says it. */
function placeOf(entry: object): string[] {
  const place = "containerPath" in entry ? entry.containerPath : "target" in entry ? entry.target : undefined;
  return typeof place === "string" ? [place.length > 1 ? place.replace(/\/+$/, "") : place] : [];
}
