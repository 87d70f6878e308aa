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

/** The tree of a document; undefined where none of its texts was a mapping yet. */
export function treeOf(document: TextDocument): DocumentTree | undefined {
  const before = kept.get(document);
  if (before?.version === document.version) return before.tree;
  const text = document.getText();
  const read = readTree(document.uri, text);
  const root = read?.kind === "mapping" ? read : undefined;
  const now: Kept =
    root || !before?.root
      ? { version: document.version, text: withoutMark(text), root, tree: undefined }
      : { ...before, version: document.version };
  if (now.root) {
    const mark = text.startsWith("\ufeff") ? 1 : 0;
    const current = withoutMark(text);
    const [back, forth] = [shiftBetween(current, now.text), shiftBetween(now.text, current)];
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

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
