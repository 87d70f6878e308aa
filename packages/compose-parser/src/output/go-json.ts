/** JSON as Go's encoder indents it: like JavaScript's own, but `<`, `>`, `&` and two line separators are escaped. */
export function goJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, bigints, indent)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
