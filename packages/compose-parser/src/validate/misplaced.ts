import type { Attribute } from "../attributes/attribute";
import { projectAttribute } from "../attributes/project";
import { nearest } from "../diagnostics/nearest";

type Path = readonly (string | number)[];

/** Where users name things. */
const NAMED = "*";
/** An entry of a list. */
const ENTRY = "[]";
/** So many places are worth naming. */
const MOST_PLACES = 3;

/** What to do about a key that is no attribute where it stands. @param path to it, itself included @param known what is one there */
export function hintForUnknown(key: string, path: Path, known: readonly string[]): string | undefined {
  const near = nearest(key, known);
  const didYouMean = near === undefined ? undefined : `did you mean \`${near}\`?`;
  // A letter too many or too few is a slip, whatever else has that name.
  const isSlip = near !== undefined && (near === `${key}s` || key === `${near}s` || near === key.replaceAll("-", "_"));
  return isSlip ? didYouMean : (whereItBelongs(key, path) ?? didYouMean);
}

/** A hint for a key that the specification has, but on another level. */
function whereItBelongs(key: string, path: Path): string | undefined {
  if (path.length > 1 && SECTIONS.has(key)) return `\`${key}\` belongs to the top level of the file`;
  if (path.length === 1) {
    return key === "services"
      ? undefined
      : "services belong below `services:`, your own data below a key that starts with `x-`";
  }
  const here = path.slice(0, -1).map((part, i) => (typeof part === "number" ? ENTRY : i === 1 ? NAMED : part));
  const found = placesOf(key).filter(([section, name]) => section === here[0] && name === NAMED);
  const ranked = found
    .map((place) => ({ place, rank: [shared(here, place), -named(place), -place.length] }))
    .sort((one, other) => compare(other.rank, one.rank));
  const best = ranked[0];
  if (!best) return undefined;
  const as = ranked.filter(({ rank }) => compare(rank, best.rank) === 0).map(({ place }) => place);
  if (as.length > MOST_PLACES) return undefined;
  return `\`${key}\` belongs ${list(as.map((place) => placeWords(place, path)))}`;
}

/** What has sections of its own: a `networks` of a service is another thing. */
const SECTIONS = new Set(["services", "networks", "volumes", "configs", "secrets", "models", "include", "name"]);

let index: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

/** The mappings of the specification that have a key. */
function placesOf(key: string): readonly (readonly string[])[] {
  index ??= indexOf(projectAttribute);
  return index.get(key) ?? [];
}

function indexOf(root: Attribute): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  const walk = (at: Attribute, path: readonly string[]): void => {
    for (const [key, child] of Object.entries(at.mapping?.properties ?? {})) {
      found.set(key, [...(found.get(key) ?? []), path]);
      walk(child, [...path, key]);
    }
    if (at.mapping?.values) walk(at.mapping.values, [...path, NAMED]);
    if (at.list) walk(at.list.items, [...path, ENTRY]);
  };
  walk(root, []);
  return found;
}

function shared(here: readonly string[], place: readonly string[]): number {
  const end = place.findIndex((part, i) => part !== here[i]);
  return end < 0 ? place.length : end;
}

/** Where one has to name something, or make an entry, is less likely meant. */
function named(place: readonly string[]): number {
  return place.slice(2).filter((part) => part === NAMED || part === ENTRY).length;
}

function placeWords(place: readonly string[], path: Path): string {
  const inner = place.slice(2);
  if (inner.length === 0) return `directly under \`${path[1]}\``;
  const text = inner.map((part) => (part === NAMED ? ".NAME" : part === ENTRY ? "[]" : `.${part}`)).join("");
  return `under \`${text.slice(1)}\``;
}

function list(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${last}` : last;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
