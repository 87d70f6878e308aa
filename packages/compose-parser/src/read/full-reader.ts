import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  type YAMLMap,
} from "yaml";
import type { Reporter } from "../diagnostics/reporter";
import type { Source } from "../source/source";
import { Entry, Mapping, type Node, nullAt, Scalar, Sequence, type Span } from "../tree/node";
import type { YamlDocument } from "./document";
import { resolvePlain } from "./resolve-plain";
import { applyTag } from "./tags";

/** How many nodes aliases may expand to in one file: past it the file is an alias bomb, not a project. */
const maxAliasNodes = 200_000;
const maxDepth = 200;

/** Reads any YAML through the `yaml` package. Mistakes are reported; what can be read is returned. */
export function readFull(source: Source, reporter: Reporter): YamlDocument[] {
  const documents = parseAllDocuments(source.text, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: "silent",
    lineCounter: new LineCounter(),
  });
  const out: YamlDocument[] = [];
  for (const document of documents) {
    for (const error of document.errors) {
      const [start, end] = error.pos;
      reporter.report("yaml-syntax", span(source, start, Math.max(end, start + 1)), { problem: error.message });
    }
    if (document.errors.length > 0) continue;
    const converter = new Converter(source, reporter);
    const contents = document.contents;
    const root = contents ? converter.node(contents, [], 0) : undefined;
    out.push({ root: root ?? nullAt(span(source, 0, 1)), clears: converter.clears });
  }
  return out;
}

function span(source: Source, start: number, end: number): Span {
  return { source, start: Math.min(start, source.text.length), end: Math.min(end, source.text.length) };
}

class Converter {
  readonly clears: (readonly string[])[] = [];
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private expanding = 0;
  private expanded = 0;
  private bomb = false;

  constructor(
    private readonly source: Source,
    private readonly reporter: Reporter,
  ) {}

  /** The node, or undefined where `!reset` removes it. */
  node(yaml: ParsedNode | null, path: readonly string[], depth: number): Node | undefined {
    if (!yaml) return undefined;
    if (this.bomb) return nullAt(this.spanOf(yaml));
    if (this.expanding > 0 && ++this.expanded > maxAliasNodes) {
      this.bomb = true;
      this.reporter.report("alias-bomb", this.spanOf(yaml), { limit: maxAliasNodes });
      return nullAt(this.spanOf(yaml));
    }
    if (depth > maxDepth) {
      this.bomb = true;
      this.reporter.report("too-deep", this.spanOf(yaml), { limit: maxDepth });
      return nullAt(this.spanOf(yaml));
    }
    if (isAlias(yaml)) return this.alias(yaml, path, depth);
    if (this.expanding === 0 && yaml.anchor) this.anchors.set(yaml.anchor, yaml);
    if (yaml.tag === "!reset") {
      this.clears.push(cleared(path));
      return undefined;
    }
    if (yaml.tag === "!override") this.clears.push(cleared(path));
    if (this.open.has(yaml)) {
      this.reporter.report("alias-cycle", this.spanOf(yaml), { name: yaml.anchor ?? "" });
      return nullAt(this.spanOf(yaml));
    }
    this.open.add(yaml);
    const node = this.content(yaml, path, depth);
    this.open.delete(yaml);
    return node;
  }

  private content(yaml: Exclude<ParsedNode, Alias.Parsed>, path: readonly string[], depth: number): Node {
    const at = this.spanOf(yaml);
    if (isSeq(yaml)) {
      const items: Node[] = [];
      yaml.items.forEach((item, i) => {
        const child = item === null ? nullAt(at) : this.node(toNode(item), [...path, String(i)], depth + 1);
        if (child) items.push(child);
      });
      return new Sequence(items, at.source, at.start, at.end);
    }
    if (isMap(yaml)) return this.mapping(yaml, path, depth);
    const text = textOf(yaml);
    const plain = yaml.type === "PLAIN" || yaml.type === undefined;
    const tag = yaml.tag;
    // A tag that YAML does not define makes a text of a scalar, `!override` too.
    if (tag !== undefined) return applyTag(tag, text, at, this.reporter);
    if (plain) return resolvePlain(text, at.source, at.start, at.end);
    return new Scalar("string", text, at.source, at.start, at.end);
  }

  private mapping(yaml: YAMLMap.Parsed, path: readonly string[], depth: number): Mapping {
    const at = this.spanOf(yaml);
    const map = new Mapping(at.source, at.start, at.end);
    const merges: Node[] = [];
    let merged: Span | undefined;
    for (const pair of yaml.items) {
      if (this.bomb) break;
      const keyNode = toNode(pair.key);
      const keyAt = keyNode ? this.spanOf(keyNode) : at;
      const key = this.keyOf(keyNode, path, depth);
      if (key === undefined) continue;
      const valueNode = toNode(pair.value);
      const merge = key === "<<" && (!isScalar(keyNode) || keyNode.type === "PLAIN" || keyNode.type === undefined);
      if (merge) {
        if (merged) {
          const related = [{ message: "first defined here", at: merged }];
          this.reporter.report("duplicate-key", keyAt, { key }, { related });
          continue;
        }
        merged = keyAt;
      }
      const value = valueNode ? this.node(valueNode, [...path, key], depth + 1) : nullAt(keyAt);
      if (value === undefined) continue;
      if (merge) {
        this.collectMerge(value, merges);
        continue;
      }
      const before = map.entries.get(key);
      if (before) {
        this.reporter.report(
          "duplicate-key",
          keyAt,
          { key },
          { related: [{ message: "first defined here", at: before }] },
        );
        continue;
      }
      map.entries.set(key, new Entry(key, value, keyAt.source, keyAt.start, keyAt.end));
    }
    for (const other of merges) {
      if (other.kind !== "mapping") continue;
      for (const entry of other.entries.values()) if (!map.entries.has(entry.key)) map.entries.set(entry.key, entry);
    }
    return map;
  }

  private keyOf(node: ParsedNode | null, path: readonly string[], depth: number): string | undefined {
    const key = node ? this.node(node, path, depth + 1) : undefined;
    if (key?.kind === "scalar" && key.type === "string" && typeof key.value === "string") return key.value;
    const at = node ? this.spanOf(node) : span(this.source, 0, 1);
    const text = key?.kind === "scalar" ? String(key.value) : (key?.kind ?? "null");
    this.reporter.report("non-string-key", at, { key: text });
    return undefined;
  }

  private collectMerge(value: Node, into: Node[]): void {
    const list = value.kind === "sequence" ? value.items : [value];
    for (const item of list) {
      if (item.kind === "mapping") into.push(item);
      else this.reporter.report("merge-not-mapping", item, {});
    }
  }

  private alias(yaml: Alias.Parsed, path: readonly string[], depth: number): Node | undefined {
    const target = this.anchors.get(yaml.source);
    const at = this.spanOf(yaml);
    if (!target) {
      this.reporter.report("unknown-alias", at, { name: yaml.source });
      return nullAt(at);
    }
    this.expanding++;
    const node = this.node(target, path, depth + 1);
    this.expanding--;
    return node;
  }

  private spanOf(node: ParsedNode): Span {
    const [start, end] = node.range;
    return span(this.source, start, Math.max(end, start + 1));
  }
}

/** As it was written: `yaml` gives what it makes itself of a tag that it knows (`!!binary`, `!!merge`). */
function textOf(yaml: ParsedNode): string {
  if (!isScalar(yaml)) return "";
  return typeof yaml.value === "string" ? yaml.value : (yaml.source ?? "");
}

/** `yaml` types keys and values of parsed pairs loosely; what is there is a parsed node or nothing. */
function toNode(value: unknown): ParsedNode | null {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value) ? (value as ParsedNode) : null;
}

/**
 * `!reset` inside a `<<` clears what the merge would have brought in, and one on an older name of an attribute clears
 * the attribute.
 */
function cleared(path: readonly string[]): readonly string[] {
  const plain = path.filter((part) => part !== "<<");
  return plain[0] === "services" && plain[2] === "x-develop" ? plain.with(2, "develop") : plain;
}
