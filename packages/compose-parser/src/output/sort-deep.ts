import { emptyRecord } from "../decode/record";
import { byBytes } from "../tree/by-bytes";

/** Plain values with the keys of every mapping sorted. */
export function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortDeep);
  if (typeof value !== "object" || value === null) return value;
  const out = emptyRecord<unknown>();
  for (const [key, item] of Object.entries(value).sort(([a], [b]) => byBytes(a, b))) out[key] = sortDeep(item);
  return out;
}
