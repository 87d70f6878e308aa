import { type StateResource, stateResources } from "../../resources/state-resource";
import { isStackMissing, readStateFile } from "../stack/state-file";
import { deploymentIn } from "./checkpoint";

/**
 * What a stack has, where that can be known without Pulumi: nothing, of one that is not there yet.
 *
 * @returns undefined: only Pulumi can tell
 */
export function knownResources(backend: string, stack: string): readonly StateResource[] | undefined {
  if (isStackMissing(backend, stack)) return [];
  const state = readStateFile(backend, stack);
  try {
    const deployment = state && deploymentIn(state.text);
    return deployment && stateResources(deployment);
  } catch {
    return undefined;
  }
}
