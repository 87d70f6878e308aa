import { isDeepStrictEqual } from "node:util";
import { isMade, type Json, type StateEntry } from "../state/state-entry";

/** What an update has made of what there was. */
export interface Differences {
  /** What is something else now, or is gone: as it was before. */
  readonly changed: readonly StateEntry[];
  /** What was not there before. */
  readonly added: readonly StateEntry[];
  /** What has been replaced and is still to go. */
  readonly leftOver: readonly StateEntry[];
}

/** In what a state differs from an earlier one, as far as it is of an engine: ids, arguments, which there are. */
export function differences(before: readonly StateEntry[], after: readonly StateEntry[]): Differences {
  const [old, now] = [live(before), live(after)];
  const known = new Set(before.filter((entry) => entry.delete).map(({ urn, id }) => `${urn} ${id}`));
  return {
    changed: [...old.values()].filter((entry) => !isSame(entry, now.get(entry.urn))),
    added: [...now.values()].filter(({ urn }) => !old.has(urn)),
    leftOver: after.filter((entry) => entry.delete && isMade(entry) && !known.has(`${entry.urn} ${entry.id}`)),
  };
}

export function isNothing({ changed, added, leftOver }: Differences): boolean {
  return changed.length + added.length + leftOver.length === 0;
}

/** What is there, and is to stay, by URN. */
export function live(entries: readonly StateEntry[]): ReadonlyMap<string, StateEntry> {
  return new Map(entries.filter((entry) => isMade(entry) && !entry.delete).map((entry) => [entry.urn, entry]));
}

function isSame(old: StateEntry, now: StateEntry | undefined): boolean {
  return (
    now !== undefined &&
    !now.pendingReplacement &&
    old.id === now.id &&
    isDeepStrictEqual(compared(old, now), compared(now, now))
  );
}

/** The arguments that Pulumi compares: the others it takes over from what there is. */
function compared({ inputs = {} }: StateEntry, { ignoreChanges = [] }: StateEntry): Json {
  const ignored = new Set(["__defaults", ...ignoreChanges]);
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !ignored.has(name)));
}
