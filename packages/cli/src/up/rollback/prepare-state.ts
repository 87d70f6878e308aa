import { isDeepStrictEqual } from "node:util";
import type { ServiceContainer } from "@pulumi-compose/docker-health";
import { isVolumeType, resourceTypes } from "../../resources/resource-types";
import { type Json, nameOf, type StateEntry, serviceIn } from "../state/state-entry";
import { differences } from "./differences";

/** What an engine has, as far as it decides how something is put back. */
export interface OnEngine {
  /** The project's containers. */
  readonly containers: readonly ServiceContainer[];
  /** Ids of the images of the state before that are still there. */
  readonly images: ReadonlySet<string>;
}

/** A failed update's state as it is put back from. */
export interface Prepared {
  readonly entries: readonly StateEntry[];
  /** Names of volumes that only the update has made: they stay on the engine, and leave the state. */
  readonly released: readonly string[];
  /** Containers that were to take over from others, which go on: no state has them any more. */
  readonly given: readonly StateEntry[];
}

/**
 * Does in a failed update's state what needs no engine: what is still there as it was gets its place again. An image does, and a
 * container that goes on serving beside the one that was to take over. What was set aside for another gets its name of today, so that
 * Pulumi sees that it is not as it was. New volumes leave: nothing but `down --volumes` deletes data. What stays needs nothing that
 * moves: what it needs is in the state before. The marks of hooks that have run are what they were: they are of the containers of before.
 */
export function prepareState(before: readonly StateEntry[], after: readonly StateEntry[], engine: OnEngine): Prepared {
  const { changed, added } = differences(before, after);
  let entries = marksOf(before, after);
  const given: StateEntry[] = [];
  for (const old of changed) {
    if (isImage(old) && engine.images.has(old.id ?? "")) entries = inPlaceOf(entries, old).entries;
    else if (isStillServing(old, after, engine)) {
      const back = inPlaceOf(entries, old);
      entries = back.entries;
      given.push(...back.taken);
    }
  }
  entries = entries.map((entry) => calledAs(entry, engine));
  const released = added.filter(({ type, protect }) => isVolumeType(type) && protect);
  const gone = new Set(released.map(({ urn }) => urn));
  const found = differences(before, entries);
  const moving = new Set([...found.changed, ...found.added].map(({ urn }) => urn));
  return {
    entries: entries
      .filter(({ urn }) => !gone.has(urn))
      // Pulumi deletes nothing that something else needs which is excluded.
      .map((entry) => withoutNeeds(entry, moving.has(entry.urn) ? gone : moving)),
    released: released.map((entry) => entry.id ?? nameOf(entry)),
    given,
  };
}

/** The marks that hooks have run, as they were; they are behind all that they need at the end, too. */
function marksOf(before: readonly StateEntry[], after: readonly StateEntry[]): readonly StateEntry[] {
  const old = before.filter(isMark);
  if (isDeepStrictEqual(old, after.filter(isMark))) return after;
  return [...after.filter((entry) => !isMark(entry)), ...old];
}

export function isMark({ type }: StateEntry): boolean {
  return type === resourceTypes.mark;
}

export function isImage({ type }: StateEntry): boolean {
  return type === resourceTypes.image;
}

/** Whether it was to be taken over from, and was not: others still find it under its service's name. */
function isStillServing(old: StateEntry, after: readonly StateEntry[], { containers }: OnEngine): boolean {
  const found = containers.find(({ id }) => id === old.id);
  const isThere = after.some(({ urn, id, delete: goes }) => goes === true && urn === old.urn && id === old.id);
  const service = serviceIn(old) ?? "";
  return (
    isThere &&
    found?.runs === true &&
    (found.memberships.length === 0 || found.memberships.some(({ aliases }) => aliases.includes(service)))
  );
}

/** The old one in its place again; what took it leaves the state. */
function inPlaceOf(
  entries: readonly StateEntry[],
  old: StateEntry,
): { readonly entries: readonly StateEntry[]; readonly taken: readonly StateEntry[] } {
  const { delete: _, ...kept } = old;
  const rest = entries.filter(({ urn, id }) => urn !== old.urn || id !== old.id);
  const at = rest.findIndex((entry) => entry.urn === old.urn && !entry.delete);
  const needed = [old.parent, old.provider?.split("::").slice(0, -1).join("::")];
  const first = Math.max(...needed.map((urn) => rest.findIndex((entry) => entry.urn === urn)));
  const place = at < 0 ? first + 1 : at;
  const taken = at < 0 ? [] : rest.slice(at, at + 1);
  return { entries: [...rest.slice(0, place), kept, ...rest.slice(place + taken.length)], taken };
}

/** A resource without what it needs of some others. */
function withoutNeeds(entry: StateEntry, others: ReadonlySet<string>): StateEntry {
  const { dependencies = [], propertyDependencies = {} } = entry;
  const kept = (urns: readonly string[]) => urns.filter((urn) => !others.has(urn));
  if ([dependencies, ...Object.values(propertyDependencies)].every((urns) => kept(urns).length === urns.length))
    return entry;
  const properties = Object.entries(propertyDependencies).map(([key, urns]) => [key, kept(urns)] as const);
  return { ...entry, dependencies: kept(dependencies), propertyDependencies: Object.fromEntries(properties) };
}

/** Who made way for another has a name of its own since. */
function calledAs(entry: StateEntry, { containers }: OnEngine): StateEntry {
  const found = entry.id === undefined ? undefined : containers.find(({ id }) => id === entry.id);
  if (!found?.name.startsWith(`${found.id.slice(0, 12)}_`)) return entry;
  const renamed = (values: Json | undefined) => ({ ...values, name: found.name });
  return { ...entry, inputs: renamed(entry.inputs), outputs: renamed(entry.outputs) };
}
