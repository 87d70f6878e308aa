import { isContainer, isRecord, type StateEntry } from "../state/state-entry";

/** A resource that is put back, and those that have to be back before it, by URN. */
export interface Turn {
  readonly entry: StateEntry;
  readonly after: readonly string[];
}

/**
 * In which order containers go back: who depends on another before that, except where it is made of the other (its namespaces, its
 * name, its id as the trigger of a restart), which then has to be there.
 *
 * @param entries what is put back, in the state's order
 */
export function backOrder(entries: readonly StateEntry[]): readonly Turn[] {
  const left = new Map(entries.filter(isContainer).map((entry) => [entry.urn, entry]));
  const all = [...left.values()];
  const uses = new Map(all.map((entry) => [entry.urn, usedBy(entry, all)]));
  const order: Turn[] = [];
  const isBack = (urn: string) => !left.has(urn);
  while (left.size > 0) {
    const last = [...left.values()].reverse();
    const ready = last.filter(({ urn }) => (uses.get(urn) ?? []).every(isBack));
    // The state has no circles, and so there is always one.
    const next = ready.find(({ urn }) => dependentsOf(urn, all, uses).every(isBack)) ?? ready[0];
    if (!next) break;
    const dependents = dependentsOf(next.urn, all, uses).filter(isBack);
    order.push({ entry: next, after: [...(uses.get(next.urn) ?? []), ...dependents] });
    left.delete(next.urn);
  }
  return order;
}

/** Containers that one is made of. */
function usedBy(entry: StateEntry, all: readonly StateEntry[]): readonly string[] {
  const used = new Set(Object.values(entry.propertyDependencies ?? {}).flat());
  const { replacementTrigger } = entry;
  return all
    .filter(({ urn, id }) => used.has(urn) || (id !== undefined && mentions(replacementTrigger, id)))
    .map(({ urn }) => urn);
}

function dependentsOf(
  urn: string,
  all: readonly StateEntry[],
  uses: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return all
    .filter((entry) => entry.dependencies?.includes(urn) && !uses.get(entry.urn)?.includes(urn))
    .map((entry) => entry.urn);
}

function mentions(value: unknown, id: string): boolean {
  if (typeof value === "string") return value.includes(id);
  if (Array.isArray(value)) return value.some((item) => mentions(item, id));
  return isRecord(value) && Object.values(value).some((item) => mentions(item, id));
}
