import { isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";

/** A key or a list item of a YAML text, with its offsets. */
export interface YamlEntry {
  readonly path: readonly (string | number)[];
  /** Where the key, or the list item, begins. */
  readonly start: number;
  /** The end of what stands on the entry's own line: the key, or a scalar value. */
  readonly end: number;
  /** The value, if it is a text. */
  readonly text: string | undefined;
}

/** The entries of the texts that were walked last: a conversion walks each of its files for several purposes. */
const walked = new Map<string, readonly YamlEntry[]>();
const kept = 16;

/** Every key and list item of a text, in its order. Empty for a text that is no YAML mapping. */
export function walkDocument(text: string): readonly YamlEntry[] {
  const known = walked.get(text);
  if (known) return known;
  const entries = walkText(text);
  const [oldest] = walked.keys();
  if (walked.size >= kept && oldest !== undefined) walked.delete(oldest);
  walked.set(text, entries);
  return entries;
}

function walkText(text: string): YamlEntry[] {
  const document = parseDocument(text, { logLevel: "silent", uniqueKeys: false });
  const entries: YamlEntry[] = [];
  if (isMap(document.contents)) walk(document.contents, [], entries);
  return entries;
}

function walk(node: unknown, path: readonly (string | number)[], entries: YamlEntry[]): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      add(entries, [...path, String(key.value)], key.range[0], key.range[1] + 1, value);
    }
  } else if (isSeq(node)) {
    node.items.forEach((value, index) => {
      const range = isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value.range : undefined;
      if (range) add(entries, [...path, index], range[0], range[0], value);
    });
  }
}

function add(entries: YamlEntry[], path: readonly (string | number)[], start: number, keyEnd: number, value: unknown) {
  const scalar = isScalar(value) ? value : undefined;
  entries.push({
    path,
    start,
    end: scalar?.range ? scalar.range[1] : keyEnd,
    text: typeof scalar?.value === "string" ? scalar.value : undefined,
  });
  walk(value, path, entries);
}
