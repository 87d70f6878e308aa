/**
 * The same as what has been read anew, made of what was read before wherever that says the same: the very object where nothing differs.
 * So what has not changed can be told by its identity, and is not kept twice. Of what JSON can hold.
 *
 * @param after read for this call alone: its parts may be put in their place
 */
export function asBefore<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (!isHolder(before) || !isHolder(after) || Array.isArray(before) !== Array.isArray(after)) return after;
  const parts: Record<string, unknown> = after;
  const keys = Object.keys(after);
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    if (!Object.hasOwn(before, key)) {
      isSame = false;
      continue;
    }
    const part = asBefore(before[key], parts[key]);
    if (part !== parts[key]) parts[key] = part;
    if (!Object.is(part, before[key])) isSame = false;
  }
  return isSame ? (before as T) : after;
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
