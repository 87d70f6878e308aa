/** What cannot be read here, and must be by a whole implementation. */
export class NotPlain extends Error {}

/** A value of JSON, as `google.protobuf.Value` holds one. */
export type Plain = null | number | string | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** How a field is written (protobuf's encoding, "Message structure"). */
const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;

/** The fields of `google.protobuf.Value`, each alone. */
const NULL = 1;
const NUMBER = 2;
const STRING = 3;
const BOOL = 4;
const STRUCT = 5;
const LIST = 6;

/**
 * What a `google.protobuf.Struct` in its binary form says, read straight to what it means; keys in order, as the library has them.
 *
 * @throws NotPlain where there is anything in it that its description (`google/protobuf/struct.proto`) does not have
 */
export function readStruct(bytes: Buffer): { readonly [key: string]: Plain } {
  return new Reader(bytes).struct(bytes.length);
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** map<string, Value> fields = 1 */
  struct(end: number): { readonly [key: string]: Plain } {
    const entries: [string, Plain][] = [];
    let isSorted = true;
    while (this.at < end) {
      this.expect(1, DELIMITED);
      const entry = this.entry(this.end(end));
      const before = entries.at(-1);
      if (before && before[0] >= entry[0]) isSorted = false;
      entries.push(entry);
    }
    if (!isSorted) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const plain: Record<string, Plain> = {};
    for (const [key, value] of entries) plain[key] = value;
    return plain;
  }

  private entry(end: number): [string, Plain] {
    this.expect(1, DELIMITED);
    const key = this.text(this.end(end));
    this.expect(2, DELIMITED);
    const value = this.value(this.end(end));
    if (this.at !== end) throw new NotPlain("an entry has more than a key and a value");
    return [key, value];
  }

  private value(end: number): Plain {
    const tag = this.varint();
    const value = this.kind(tag >>> 3, tag & 7, end);
    if (this.at !== end) throw new NotPlain("a value is more than one");
    return value;
  }

  private kind(field: number, form: number, end: number): Plain {
    if (field === NULL && form === VARINT) {
      this.varint();
      return null;
    }
    if (field === BOOL && form === VARINT) return this.varint() !== 0;
    if (field === NUMBER && form === FIXED64) {
      const number = this.bytes.readDoubleLE(this.at);
      this.at += 8;
      return number;
    }
    if (form === DELIMITED) {
      const inner = this.end(end);
      if (field === STRING) return this.text(inner);
      if (field === STRUCT) return this.struct(inner);
      if (field === LIST) return this.list(inner);
    }
    throw new NotPlain(`field ${field} of a value is written as ${form}`);
  }

  /** repeated Value values = 1 */
  private list(end: number): Plain[] {
    const list: Plain[] = [];
    while (this.at < end) {
      this.expect(1, DELIMITED);
      list.push(this.value(this.end(end)));
    }
    return list;
  }

  private text(end: number): string {
    const text = this.bytes.toString("utf8", this.at, end);
    // What stands for bytes that are no text.
    if (text.includes("\ufffd")) throw new NotPlain("a text is none");
    this.at = end;
    return text;
  }

  private expect(field: number, form: number): void {
    const tag = this.varint();
    if (tag !== ((field << 3) | form)) throw new NotPlain(`field ${tag >>> 3} is written as ${tag & 7}`);
  }

  /** Where what begins here ends; it has its length before it. */
  private end(limit: number): number {
    const length = this.varint();
    const end = this.at + length;
    if (end > limit) throw new NotPlain("it is longer than what it is in");
    return end;
  }

  private varint(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined || factor > 2 ** 28) throw new NotPlain("a number has no end");
      this.at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }
}
