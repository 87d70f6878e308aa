// Answers of an engine are data from outside: every read has a type and a fallback, so that an older engine or a
// Podman that leaves a field out is not a crash.

/** The value at a path of nested objects; undefined where anything on the way is missing. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.hasOwn(at, key) ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return at;
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
export const flag = (value: unknown): boolean => value === true;
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The object itself where all that it holds is text. */
export function strings(value: unknown): Readonly<Record<string, string>> {
  if (isTexts(value)) return value;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, item]) => [key, text(item)]));
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const key in value) if (typeof field(value, key) !== "string") return false;
  return true;
}
