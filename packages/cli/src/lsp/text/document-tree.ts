import { type Mapping, readTree } from "@pulumi-compose/parser";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Shift, shiftBetween } from "./shift";

/** What a document says, by the newest of its texts that was YAML. */
export interface DocumentTree {
  readonly root: Mapping;
  /** The text that the tree's offsets are of. */
  readonly text: string;
  readonly toTree: Shift;
  readonly toDocument: Shift;
}

interface Kept {
  version: number;
  text: string;
  root: Mapping | undefined;
  tree: DocumentTree | undefined;
}

const kept = new WeakMap<TextDocument, Kept>();

/**
 * The tree of a document; undefined where none of its texts was a mapping yet.
 *
 * @param known a text that it had and that was one, for a document of which nobody has asked before
 */
export function treeOf(document: TextDocument, known?: string): DocumentTree | undefined {
  const before = kept.get(document);
  if (before?.version === document.version && (before.root || known === undefined)) return before.tree;
  const text = document.getText();
  const plain = withoutMark(text);
  const good =
    goodOf(document.uri, plain) ??
    (before?.root ? before : known === undefined ? undefined : goodOf(document.uri, known));
  const now: Kept = { version: document.version, text: good?.text ?? plain, root: good?.root, tree: undefined };
  if (now.root) {
    const mark = text.length - plain.length;
    const [back, forth] = [shiftBetween(plain, now.text), shiftBetween(now.text, plain)];
    now.tree = {
      root: now.root,
      text: now.text,
      toTree: (offset) => back(Math.max(0, offset - mark)),
      toDocument: (offset) => forth(offset) + mark,
    };
  }
  kept.set(document, now);
  return now.tree;
}

function goodOf(name: string, text: string): { readonly text: string; readonly root: Mapping } | undefined {
  const root = readTree(name, text);
  return root?.kind === "mapping" ? { text, root } : undefined;
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
