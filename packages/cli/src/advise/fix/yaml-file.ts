import { type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, parseAllDocuments, visit } from "yaml";
import { Refusal } from "./refusal";

/** A compose file's text with the tree of its nodes, each of which knows its range in the text. */
export interface YamlFile {
  readonly text: string;
  readonly document: Document;
  readonly newline: "\n" | "\r\n";
  /** Columns by which this file indents. */
  readonly step: number;
}

export function readYaml(text: string): YamlFile | Refusal {
  const documents = parseAllDocuments(text, { merge: false, logLevel: "silent", uniqueKeys: false });
  const [document, ...others] = Array.isArray(documents) ? documents : [];
  if (document === undefined || others.length > 0) return new Refusal("the file is not one YAML document");
  if (document.errors.length > 0) return new Refusal("the file is not plain YAML");
  return { text, document, newline: text.includes("\r\n") ? "\r\n" : "\n", step: stepOf(text, document) };
}

/** The column of an offset, from 0. */
export function columnOf(text: string, offset: number): number {
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return before.replace(/^\ufeff/, "").length;
}

/** Where a node begins, and where the last thing that it says ends: without comments and line breaks after it. */
export function contentRange(file: YamlFile, node: unknown): readonly [number, number] {
  if (!isNode(node) || !node.range) return [0, 0];
  const [start, valueEnd] = node.range;
  const isBlock = isCollection(node) && !node.flow && !isFlowText(file.text, start);
  const last = isBlock ? node.items.at(-1) : undefined;
  const end = last === undefined ? valueEnd : endOfItem(file, last);
  const trailing = /[\r\n \t]*$/.exec(file.text.slice(start, end))?.[0].length ?? 0;
  return [start, Math.max(start, end - trailing)];
}

function endOfItem(file: YamlFile, item: unknown): number {
  if (!isPair(item)) return contentRange(file, item)[1];
  // A value that is not there has no place of its own.
  const hasValue = isNode(item.value) && !(isScalar(item.value) && item.value.source === "");
  return contentRange(file, hasValue ? item.value : item.key)[1];
}

function isFlowText(text: string, start: number): boolean {
  return text[start] === "{" || text[start] === "[";
}

function stepOf(text: string, document: Document): number {
  let step: number | undefined;
  visit(document, {
    Pair(_, { key, value }) {
      const isBlock = (isMap(value) || isSeq(value)) && !value.flow;
      if (!isBlock || !isNode(key) || !key.range || !value.range) return undefined;
      const deeper = columnOf(text, value.range[0]) - columnOf(text, key.range[0]);
      if (!isMap(value) || deeper <= 0) return undefined;
      step = deeper;
      return visit.BREAK;
    },
  });
  return step ?? 2;
}
