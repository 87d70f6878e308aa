/** A path in words: `services.web.ports[0]`. */
export function nameOf(path: readonly (string | number)[]): string {
  return path.length === 0
    ? "the file"
    : path.map((part, i) => (typeof part === "number" ? `[${part}]` : i > 0 ? `.${part}` : part)).join("");
}
