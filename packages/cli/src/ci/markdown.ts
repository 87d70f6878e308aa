/** A step's summary has room for a megabyte, all parts together. */
const MOST_CHARACTERS = 20_000;

/** A text that is folded below its title, as it is. */
export function details(title: string, body: string): string {
  const kept = body.length > MOST_CHARACTERS ? `${body.slice(0, MOST_CHARACTERS)}\n…` : body;
  return `<details><summary>${inHtml(title)}</summary>\n\n<pre>${inHtml(kept)}</pre>\n\n</details>`;
}

/** A table of cells that are Markdown; none where there is no row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text on one line in which nothing is Markdown's, nor calls anybody. */
export function text(words: string): string {
  return inHtml(words.replace(/\s+/g, " "))
    .replace(/[\\`*_[\]|~#!]/g, "\\$&")
    .replaceAll("@", "@\u2060");
}

function inHtml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
