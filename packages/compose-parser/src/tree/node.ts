import type { Place } from "../model/place";
import type { Source } from "../source/source";

/** What a scalar is by YAML's core schema, as Go's YAML reads it. `value` of a timestamp is its RFC 3339 text. */
export type ScalarType = "string" | "int" | "float" | "bool" | "null" | "timestamp";

export type ScalarValue = string | number | bigint | boolean | null;

/**
 * The tree between text and project: what the YAML says, every node with the range of text that it came from. Stages
 * change it in place, and what they add keeps the range of what it was made from.
 */
export class Scalar {
  readonly kind = "scalar";

  constructor(
    public type: ScalarType,
    public value: ScalarValue,
    readonly source: Source,
    readonly start: number,
    readonly end: number,
  ) {}
}

/** A key of a mapping with its own range, and its value. */
export class Entry {
  constructor(
    readonly key: string,
    public value: Node,
    readonly source: Source,
    readonly start: number,
    readonly end: number,
  ) {}
}

export class Mapping {
  readonly kind = "mapping";
  readonly entries = new Map<string, Entry>();
  /** True when it was written as a list of `key=value`, or merged with one. */
  fromList = false;

  constructor(
    readonly source: Source,
    readonly start: number,
    public end: number,
  ) {}

  get(key: string): Node | undefined {
    return this.entries.get(key)?.value;
  }

  /** Sets a key; the range of a new entry is that of its value unless given. */
  set(key: string, value: Node, at: Span = value): void {
    const entry = this.entries.get(key);
    if (entry) entry.value = value;
    else this.entries.set(key, new Entry(key, value, at.source, at.start, at.end));
  }
}

export class Sequence {
  readonly kind = "sequence";

  constructor(
    public items: Node[],
    readonly source: Source,
    readonly start: number,
    public end: number,
  ) {}
}

export type Node = Scalar | Mapping | Sequence;

/** A range of a source. Every node and every entry is one. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export function placeOfSpan(span: Span): Place {
  return span.source.placeAt(span.start, span.end);
}

/** A string that stands where `at` was written. */
export function stringAt(value: string, at: Span): Scalar {
  return new Scalar("string", value, at.source, at.start, at.end);
}

export function boolAt(value: boolean, at: Span): Scalar {
  return new Scalar("bool", value, at.source, at.start, at.end);
}

export function intAt(value: number, at: Span): Scalar {
  return new Scalar("int", value, at.source, at.start, at.end);
}

export function nullAt(at: Span): Scalar {
  return new Scalar("null", null, at.source, at.start, at.end);
}

export function mappingAt(at: Span): Mapping {
  return new Mapping(at.source, at.start, at.end);
}

export function sequenceAt(items: Node[], at: Span): Sequence {
  return new Sequence(items, at.source, at.start, at.end);
}

/** The string that a node is, or undefined when it is anything else. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" && node.type === "string" ? node.value : undefined;
}

export function isNull(node: Node | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && node.type === "null");
}
