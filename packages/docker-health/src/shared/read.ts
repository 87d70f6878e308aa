// Answers of an engine are data from outside: every read has a type and a fallback, so that an older engine or a
// Podman that leaves a field out is not a crash.

/** The value at a path of nested objects; undefined where anything on the way is missing. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.getOwnPropertyDescriptor(at, key)?.value;
  }
  return at;
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
export const flag = (value: unknown): boolean => value === true;
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function strings(value: unknown): Record<string, string> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, item]) => [key, text(item)]));
}
