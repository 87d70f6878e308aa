import type { Entry, Node } from "@pulumi-compose/parser";
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import { treeOf } from "../text/document-tree";
import { rangeOf } from "../text/open-documents";
import type { Asked } from "./asked";
import { KINDS } from "./mentions";

/** The sections of a file, and what they define. */
export function documentSymbols({ document, ranges }: Pick<Asked, "document" | "ranges">): DocumentSymbol[] {
  const tree = treeOf(document);
  if (!tree) return [];
  const symbol = ({ key, start, end, value }: Entry, kind: SymbolKind, children?: DocumentSymbol[]): DocumentSymbol => {
    const at = (from: number, to: number) =>
      rangeOf(document, tree.toDocument(from), tree.toDocument(to), ranges.encoding);
    const detail = imageOf(value);
    return {
      name: key === "" ? '""' : key,
      kind,
      ...(detail !== undefined && { detail }),
      range: at(start, Math.max(end, lastOf(value, start))),
      selectionRange: at(start, end),
      ...(children && { children }),
    };
  };
  return [...tree.root.entries.values()].map((section) => {
    const { key, value } = section;
    const names = KINDS.some((kind) => kind === key) && value.kind === "mapping" ? [...value.entries.values()] : [];
    const kind = key === "services" || key === "jobs" ? SymbolKind.Class : SymbolKind.Object;
    return symbol(
      section,
      names.length > 0 ? SymbolKind.Namespace : SymbolKind.Property,
      names.map((one) => symbol(one, kind)),
    );
  });
}

/** Where a value ends: what aliases bring in stands elsewhere. */
function lastOf(node: Node, from: number): number {
  if (node.start < from) return from;
  if (node.kind === "scalar") return node.end;
  const below = node.kind === "sequence" ? node.items : [...node.entries.values()].map(({ value }) => value);
  const own = node.kind === "mapping" ? [...node.entries.values()].map(({ end }) => end) : [];
  // The end of a block is where its last line's text ends.
  return Math.max(node.start, ...own.slice(-1), ...below.slice(-1).map((one) => lastOf(one, from)));
}

function imageOf(node: Node): string | undefined {
  const image = node.kind === "mapping" ? node.get("image") : undefined;
  return image?.kind === "scalar" && typeof image.value === "string" ? image.value : undefined;
}
