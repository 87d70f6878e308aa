import type { Path } from "@pulumi-compose/parser";
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { Refusal } from "./refusal";

/** Where a path of the project leads in one file. */
export type Place =
  | { readonly kind: "node"; readonly node: object }
  /** The mapping has no such key; `rest` begins with it. */
  | { readonly kind: "missing"; readonly parent: YAMLMap; readonly rest: Path }
  /** The key is there, with nothing behind it. */
  | { readonly kind: "empty"; readonly pair: Pair; readonly rest: Path }
  /** `depends_on` as a list of names. */
  | { readonly kind: "short-list"; readonly list: YAMLSeq; readonly name: string };

/** Follows a path of the canonical project through the document as it is written, short forms included. */
export function walk(document: Document, path: Path): Place | Refusal {
  let node: unknown = document.contents;
  let pair: Pair | undefined;
  for (const [index, part] of path.entries()) {
    const rest = path.slice(index);
    if (isAlias(node)) return new Refusal(`it is written elsewhere, at the anchor &${node.source}`);
    if (isNode(node) && node.tag?.startsWith("!")) return new Refusal(`it has a tag, ${node.tag}`);
    if (isMap(node)) {
      const found: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (found === undefined) {
        if (rest.length > 1 && isMergedIn(document, node, part)) return new Refusal("it comes from a merge key, <<");
        return { kind: "missing", parent: node, rest };
      }
      pair = found;
      node = found.value;
    } else if (isSeq(node)) {
      if (typeof part === "string" && path[index - 1] === "depends_on" && rest.length === 1) {
        return { kind: "short-list", list: node, name: part };
      }
      if (typeof part !== "number" || node.items[part] === undefined) return new Refusal("the list has no such entry");
      node = node.items[part];
    } else if (isScalar(node) && node.value === null && node.source === "" && pair !== undefined) {
      return { kind: "empty", pair, rest };
    } else if (isScalar(node) && typeof part === "number" && rest.length === 1) {
      // A test that is one string: the canonical list's words are all in it.
      break;
    } else {
      return new Refusal("the file has another form there");
    }
  }
  if (isAlias(node)) return new Refusal(`it is written elsewhere, at the anchor &${node.source}`);
  if (!isNode(node)) return new Refusal("the file has nothing there");
  if (node.tag?.startsWith("!")) return new Refusal(`it has a tag, ${node.tag}`);
  if (isScalar(node) && node.source === "" && pair !== undefined) return { kind: "empty", pair, rest: [] };
  return { kind: "node", node };
}

function isMergedIn(document: Document, map: YAMLMap, key: string | number): boolean {
  return map.items.some((item) => {
    if (!isScalar(item.key) || item.key.value !== "<<") return false;
    const sources = isSeq(item.value) ? item.value.items : [item.value];
    return sources.some((source) => {
      const merged = isAlias(source) ? source.resolve(document) : source;
      return !isMap(merged) || merged.has(key);
    });
  });
}
