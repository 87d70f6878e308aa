/** Where two plain values differ, as `path: expected …, got …`. Null and absent say the same. */
export function differences(expected: unknown, got: unknown, at = ""): string[] {
  if (expected == null && got == null) return [];
  if (isObject(expected) && isObject(got) && Array.isArray(expected) === Array.isArray(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    return [...keys].flatMap((key) => differences(expected[key], got[key], `${at}.${key}`));
  }
  return expected === got ? [] : [`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
