import type { TextDocument } from "vscode-languageserver-textdocument";

/** Where something is being typed, by the indents of the lines above it: what stands there need not be YAML yet. */
export interface LineContext {
  /** The keys above; a list's items have none. */
  readonly path: readonly string[];
  /** What the line has before it, without its indent and `- `. */
  readonly typed: string;
  /** The key before the colon, where a value is being typed. */
  readonly key: string | undefined;
  /** Whether the line is an item of a list. */
  readonly isItem: boolean;
  /** Keys and items that the same block has already. */
  readonly siblings: readonly string[];
}

const KEY = /^(\s*(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s#'"[{][^:#]*?))\s*:(?:\s|$)/;

/** The context of an offset, in block style. */
export function lineContext(document: TextDocument, offset: number): LineContext {
  const { line, character } = document.positionAt(offset);
  const lines = document.getText().split(/\r?\n/);
  const before = (lines[line] ?? "").slice(0, character);
  const lead = /^\s*(?:- +|-$)*/.exec(before)?.[0] ?? "";
  const isItem = lead.includes("-");
  const typed = before.slice(lead.length);
  const inline = /^(?:"([^"]*)"|'([^']*)'|([^\s:]+))\s*:\s+(.*)$/.exec(typed);
  const key = inline ? (inline[1] ?? inline[2] ?? inline[3]) : undefined;
  const path: string[] = [];
  // An item may stand as far left as the key that it is of.
  const dash = lead.indexOf("-");
  let indent = isItem ? dash + 1 : lead.length;
  for (let at = line - 1; at >= 0 && indent > 0; at--) {
    const text = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(text)) continue;
    const found = KEY.exec(text);
    const own = /^\s*/.exec(text)?.[0].length ?? 0;
    if (!found) {
      if (own < indent && !/^\s*-/.test(text)) indent = own;
      continue;
    }
    const column = found[1]?.length ?? 0;
    if (column >= indent) continue;
    path.unshift((found[2] ?? found[3] ?? found[4] ?? "").trim());
    indent = own;
  }
  return { path, typed: inline ? (inline[4] ?? "") : typed, key, isItem, siblings: siblingsOf(lines, line, lead) };
}

function siblingsOf(lines: readonly string[], line: number, lead: string): readonly string[] {
  const found: string[] = [];
  for (const step of [-1, 1]) {
    for (let at = line + step; at >= 0 && at < lines.length; at += step) {
      const text = lines[at] ?? "";
      if (/^\s*(?:#|$)/.test(text)) continue;
      const own = /^\s*/.exec(text)?.[0].length ?? 0;
      const column = /^\s*/.exec(lead)?.[0].length ?? 0;
      if (own < column) break;
      if (own > column) continue;
      const [, name = ""] = /^\s*(?:- +)?["']?([^\s:"']+)/.exec(text) ?? [];
      found.push(name);
    }
  }
  return found;
}
