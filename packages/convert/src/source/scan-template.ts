/** One use of a variable in a text of a compose file: `${NAME:-word}`. */
export interface VariableUse {
  readonly name: string;
  /** What stands between name and word: `""`, `-`, `:-`, `?`, `:?`, `+`, `:+`. */
  readonly operator: string;
  readonly word: string;
}

/** The variables that a text interpolates (Compose Specification, interpolation), without those within defaults. */
export function scanTemplate(text: string): VariableUse[] {
  const uses: VariableUse[] = [];
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at)) {
    const rest = text.slice(at + 1);
    if (rest.startsWith("$")) {
      at += 2;
      continue;
    }
    const plain = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0];
    if (plain !== undefined) {
      uses.push({ name: plain, operator: "", word: "" });
      at += 1 + plain.length;
      continue;
    }
    const braced = /^\{([A-Za-z_][A-Za-z0-9_]*)(:?[-+?])?/.exec(rest);
    if (!braced) {
      at += 1;
      continue;
    }
    const wordStart = at + 1 + braced[0].length;
    const end = closingBrace(text, wordStart);
    uses.push({ name: braced[1] ?? "", operator: braced[2] ?? "", word: text.slice(wordStart, end) });
    at = end + 1;
  }
  return uses;
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
    if (text.startsWith("${", at)) depth += 1;
  }
  return text.length;
}
