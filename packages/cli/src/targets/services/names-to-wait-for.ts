import { replicasOf } from "../../health/containers/replicas-of";
import type { ChosenProject } from "../../project/choose-project";

/**
 * Whom a `wait` is for: those that are asked for; else all of the file; without one, those that are there.
 *
 * @param asked empty: all
 * @param there services of which there is something
 */
export function namesToWaitFor(
  asked: readonly string[],
  there: readonly string[],
  chosen: ChosenProject,
): readonly string[] {
  if (asked.length > 0) return [...new Set(asked)];
  if (chosen.project === undefined) return [...new Set(there)];
  return Object.keys(chosen.project.services).filter((service) => replicasOf(service, chosen) > 0);
}

/**
 * Whether there is nothing to wait for: nothing of the project is there, of which something should be, and no timeout says that it is to
 * come. Where some of it is there, the rest may be on its way: whoever brings it up makes one after another.
 */
export function isForNothing({
  names,
  there,
  chosen,
  timeoutMs,
}: {
  readonly names: readonly string[];
  readonly there: readonly string[];
  readonly chosen: ChosenProject;
  readonly timeoutMs: number | undefined;
}): boolean {
  if (names.length === 0) return true;
  return timeoutMs === undefined && there.length === 0 && names.some((service) => replicasOf(service, chosen) > 0);
}
