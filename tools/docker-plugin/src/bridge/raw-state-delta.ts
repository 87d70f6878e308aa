import type { Field, Fields } from "../schema/field";
import { snakeCase } from "../schema/snake-case";
import { objectOf } from "../values/read";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";

/**
 * The bridge's notes on how Terraform's state differs in form from Pulumi's: renamed properties, single members that are
 * lists there, maps and lists by name. It writes them into every state; nothing here needs them back.
 */
export function rawStateDelta(fields: Fields, values: ValueMap, absent: ReadonlySet<string> = NONE): ValueMap {
  const ps = Object.entries(fields).flatMap(([name, field]): [string, Value][] => {
    if (absent.has(name)) return [];
    const note = valueNote(field, values[name] ?? null);
    return note === undefined ? [] : [[name, note]];
  });
  const renamed = Object.entries(fields).filter(([name, field]) => field.tf !== snakeCase(name));
  return {
    obj: {
      ...(ps.length > 0 && { ps: Object.fromEntries(ps) }),
      ...(renamed.length > 0 && { renamed: Object.fromEntries(renamed.map(([name, field]) => [name, field.tf])) }),
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The single blocks that nobody ever filled, which Terraform records as no list at all instead of an empty one: those that
 * were unknown when planned, or had no note before.
 */
export function absentBlocks(fields: Fields, values: ValueMap, planned: ValueMap, olds: ValueMap): ReadonlySet<string> {
  const notes = objectOf(objectOf(objectOf(olds, "__pulumi_raw_state_delta") ?? {}, "obj") ?? {}, "ps");
  const names = Object.entries(fields)
    .filter(([name, field]) => field.one && field.computed && values[name] === null)
    .filter(([name]) => planned[name] === UNKNOWN || (notes !== undefined && !(name in notes)))
    .map(([name]) => name);
  return new Set(names);
}

function valueNote(field: Field, value: Value): ValueMap | undefined {
  const { block } = field;
  if (field.one) {
    return { plu: { i: block !== undefined && isMap(value) ? rawStateDelta(block, value) : {} } };
  }
  if (field.kind === "map") return isMap(value) ? { map: {} } : undefined;
  if (!isList(value)) return undefined;
  if (block === undefined || value.length === 0) return { arr: {} };
  const el = value.map((item, i): [string, Value] => [String(i), isMap(item) ? rawStateDelta(block, item) : {}]);
  return { arr: { el: Object.fromEntries(el) } };
}
