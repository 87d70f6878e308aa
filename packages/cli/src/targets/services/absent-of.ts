import { replicasOf } from "../../health/containers/replicas-of";
import { absentRow, type StatusRow } from "../../health/status/status-row";
import type { ChosenProject } from "../../project/choose-project";

/**
 * Rows for what is asked for, or is in the file, and is not there.
 *
 * @param asked empty: all
 */
export function absentOf(
  there: ReadonlySet<string>,
  chosen: ChosenProject,
  asked: readonly string[],
): readonly StatusRow[] {
  const isAsked = (service: string) => asked.length === 0 || asked.includes(service);
  const expected = Object.keys(chosen.project?.services ?? {}).filter((service) => replicasOf(service, chosen) > 0);
  return [...new Set([...expected, ...asked])]
    .filter((service) => isAsked(service) && !there.has(service))
    .map(absentRow);
}
