import { NotPlain } from "./read-struct";

/** How many bytes an object's binary form takes is seen when it is there. */
const FIRST_BYTES = 4096;
const HALF_A_SIGN = /\p{Surrogate}/u;

/**
 * The binary form of a `google.protobuf.Struct` of plain values; its keys in order, as the library writes them.
 *
 * @throws NotPlain where there is anything in it that JSON does not have
 */
export function writeStruct(plain: object): Buffer {
  const writer = new BackwardWriter();
  writer.struct(plain);
  return writer.written();
}

/** Everything has its length before it, and is known only once it is written: so it is written from its end. */
class BackwardWriter {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private at = FIRST_BYTES;

  /** How many bytes there are. */
  private get size(): number {
    return this.bytes.length - this.at;
  }

  written(): Buffer {
    return Buffer.from(this.bytes.subarray(this.at));
  }

  /** map<string, Value> fields = 1 */
  struct(plain: object): void {
    const keys: string[] = [];
    for (const key in plain) keys.push(key);
    keys.sort();
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? "";
      const before = this.size;
      this.value(Reflect.get(plain, key));
      this.text(1, key);
      this.delimit(1, before);
    }
  }

  /** A key is field 1 of its entry, what it stands for field 2; an element of a list is field 1. */
  private value(plain: unknown, field = 2): void {
    const before = this.size;
    switch (typeof plain) {
      case "string":
        this.text(3, plain);
        break;
      case "number":
        this.room(8);
        this.at -= 8;
        this.bytes.writeDoubleLE(plain, this.at);
        this.varint((2 << 3) | 1);
        break;
      case "boolean":
        this.varint(plain ? 1 : 0);
        this.varint(4 << 3);
        break;
      case "object":
        this.object(plain);
        break;
      default:
        throw new NotPlain(`JSON has no ${typeof plain}`);
    }
    this.delimit(field, before);
  }

  private object(plain: object | null): void {
    const before = this.size;
    if (plain === null) {
      this.varint(0);
      this.varint(1 << 3);
    } else if (Array.isArray(plain)) {
      for (let index = plain.length - 1; index >= 0; index -= 1) this.value(plain[index], 1);
      this.delimit(6, before);
    } else {
      this.struct(plain);
      this.delimit(5, before);
    }
  }

  private text(field: number, text: string): void {
    if (HALF_A_SIGN.test(text)) throw new NotPlain("a text has half a sign");
    const before = this.size;
    const length = Buffer.byteLength(text);
    this.room(length);
    this.at -= length;
    this.bytes.write(text, this.at);
    this.delimit(field, before);
  }

  /** What has been written since there were so many bytes is a field of this number. */
  private delimit(field: number, before: number): void {
    this.varint(this.size - before);
    this.varint((field << 3) | 2);
  }

  private varint(value: number): void {
    let size = 1;
    for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 128)) size += 1;
    this.room(size);
    this.at -= size;
    let rest = value;
    for (let index = 0; index < size; index += 1) {
      const more = index < size - 1 ? 0x80 : 0;
      this.bytes[this.at + index] = (rest % 128) | more;
      rest = Math.floor(rest / 128);
    }
  }

  private room(size: number): void {
    if (this.at >= size) return;
    const length = Math.max(this.bytes.length * 2, this.bytes.length + size);
    const larger = Buffer.allocUnsafe(length);
    const moved = length - this.bytes.length;
    this.bytes.copy(larger, this.at + moved, this.at);
    this.bytes = larger;
    this.at += moved;
  }
}
