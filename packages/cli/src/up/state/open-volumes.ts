import { resourceTypes } from "./resource-types";
import type { StateResource } from "./state-resource";

/**
 * The volumes of a state that nothing protects. The command protects each that it makes, and only `down --volumes` takes that
 * away, just before it deletes them: what it did not get to must not be deleted by whoever comes next without being told to.
 */
export function openVolumes(resources: readonly StateResource[]): readonly StateResource[] {
  return resources.filter(({ type, protected: kept }) => type === resourceTypes.volume && !kept);
}
