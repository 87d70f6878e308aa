import { preStartHooks, withPreStart } from "@pulumi-compose/health-model";
import { resourceTypes } from "../../resources/resource-types";
import type { InspectedProject } from "../program/inspect-project";
import { isMade, nameOf, type StateEntry } from "../state/state-entry";

/** What of an update could not be put back, in words: as far as the file and the state before it tell. */
export function cannotPutBack(
  { project, start, planned }: Pick<InspectedProject, "project" | "start" | "planned">,
  before: readonly StateEntry[],
  { renewAnonVolumes = false }: { readonly renewAnonVolumes?: boolean },
): readonly string[] {
  const volumes = planned.filter(({ type }) => type === resourceTypes.volume);
  const isThere = before.some(isMade);
  const ending = start.gates.filter(({ condition }) => condition === "service_completed_successfully");
  const hooks = Object.values(preStartHooks(withPreStart(project))).map(({ service }) => `pre_start of ${service}`);
  const runs = [...new Set([...ending.map(({ dependency }) => dependency), ...hooks])];
  const started = before.filter(({ resourceHooks = {} }) => (resourceHooks.AfterCreate ?? []).length > 0).map(nameOf);
  const limited = [...new Set(planned.flatMap(({ limits, service }) => (limits && service ? [service] : [])))];
  return [
    ...(renewAnonVolumes && volumes.length > 0
      ? ["what is in the anonymous volumes that -V begins anew is gone, whatever is rolled back"]
      : []),
    ...(runs.length > 0
      ? [`what ${listed(runs)} does is not undone by a rollback; what has changed of it runs again as it was before`]
      : []),
    ...(started.length > 0
      ? [`a rollback does not run the post_start commands of ${listed(started)} in the containers that it puts back`]
      : []),
    ...(limited.length > 0 && isThere
      ? [`limits of ${listed(limited)} that the engine is told besides (as pids_limit) come back with the next up only`]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.join(", ");
}
