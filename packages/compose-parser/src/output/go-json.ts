/** JSON as Go's encoder indents it: like JavaScript's own, but `<`, `>`, `&` and two line separators are escaped. */
export function goJson(value: unknown): string {
  return JSON.stringify(value, bigints, 2)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
