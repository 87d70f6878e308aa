import { isVolumeType, resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";

/**
 * The named volumes of a state that nothing protects. The command protects each that it makes, and only `down --volumes` takes
 * that away, just before it deletes them: what it did not get to must not be deleted by whoever comes next without being told
 * to. What a container has in place of an anonymous volume, which is in its service's component, is never protected.
 */
export function openVolumes(resources: readonly StateResource[]): readonly StateResource[] {
  const services = new Set(resources.filter(({ type }) => type === resourceTypes.component).map(({ urn }) => urn));
  return resources.filter(
    ({ type, protected: kept, parent }) =>
      isVolumeType(type) && !kept && !(parent !== undefined && services.has(parent)),
  );
}
