/** The texts of a list in JSON, as Dockerfile instructions take it: `["curl", "-f", "…"]`. Undefined of everything else. */
export function stringList(text: string): readonly string[] | undefined {
  if (!text.startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((word) => typeof word === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
