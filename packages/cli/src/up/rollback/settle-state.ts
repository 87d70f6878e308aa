import { isAutonamed, isRecord, type StateEntry } from "../state/state-entry";

/**
 * The state after putting back, with all that the state before said of what is in it beside ids and arguments: who depends on whom,
 * above all. While it is put back dependents come first, and so cannot say it.
 */
export function settleState(before: readonly StateEntry[], now: readonly StateEntry[]): readonly StateEntry[] {
  const old = before.filter((entry) => !entry.delete);
  const found = new Map(now.filter((entry) => !entry.delete).map((entry) => [entry.urn, entry]));
  const ids = new Map(
    old.flatMap(({ urn, id }) => {
      const made = found.get(urn)?.id;
      return id === undefined || made === undefined || id === made ? [] : [[id, made] as const];
    }),
  );
  const known = new Set(old.map(({ urn }) => urn));
  const [providers, others] = [now.filter(isProvider), now.filter((entry) => !isProvider(entry))];
  return [
    ...providers.filter(({ urn }) => !known.has(urn)),
    ...old.flatMap((entry) => {
      const made = found.get(entry.urn);
      return made ? [settled(entry, made, ids)] : [];
    }),
    ...others.filter((entry) => entry.delete || !known.has(entry.urn)),
  ];
}

function isProvider({ type }: StateEntry): boolean {
  return type.startsWith("pulumi:providers:");
}

function settled(old: StateEntry, made: StateEntry, ids: ReadonlyMap<string, string>): StateEntry {
  if (old.custom !== true || isProvider(old)) return { ...made, ...withoutStamps(old) };
  const { id, provider, created, modified } = made;
  const now = { id, provider, created, modified, inputs: asBefore(old, made, "inputs", ids) };
  const all = Object.entries({ ...now, outputs: asBefore(old, made, "outputs", ids) });
  const trigger = old.replacementTrigger !== undefined && {
    replacementTrigger: withIds(old.replacementTrigger, ids),
  };
  return { ...old, ...Object.fromEntries(all.filter(([, value]) => value !== undefined)), ...trigger };
}

/** Under which names others find a container that is made beside another its service gives it: the state has what it had. */
function asBefore(
  old: StateEntry,
  made: StateEntry,
  of: "inputs" | "outputs",
  ids: ReadonlyMap<string, string>,
): StateEntry["inputs"] {
  const networks = old[of]?.networksAdvanced;
  if (!isAutonamed(old) || networks === undefined) return made[of];
  return { ...made[of], networksAdvanced: withIds(networks, ids) };
}

function withoutStamps({ id: _, created: __, modified: ___, ...entry }: StateEntry): Partial<StateEntry> {
  return entry;
}

function withIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(item, ids)]));
}
