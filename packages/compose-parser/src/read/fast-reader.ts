import type { Source } from "../source/source";
import { Entry, Mapping, type Node, nullAt, Scalar, Sequence } from "../tree/node";
import { resolvePlain } from "./resolve-plain";

/** Thrown and caught within this file only: the text is outside the subset, the full reader takes over. */
class Outside extends Error {}
const outside = new Outside("outside the subset");

const COLON = 0x3a;
const SPACE = 0x20;
const NEWLINE = 0x0a;
const HASH = 0x23;
const DASH = 0x2d;
const maxDepth = 64;

/** Characters that never start a plain scalar or key of the subset. */
const special = new Set([..."?&*!|>%@`,#{}[]\"'"].map((c) => c.charCodeAt(0)));

/**
 * Reads the plain subset of YAML that nearly every compose file is written in, an order of magnitude faster than the
 * full reader: block mappings and sequences, scalars on one line, flow collections, literal blocks, comments. Anything
 * else (anchors, tags, tabs, several documents, scalars over several lines, duplicate keys, errors) gives undefined,
 * and the full reader decides. Where both read a text, they agree: a test holds them together.
 */
export function readFast(source: Source, services?: KnownServices): Node | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids or treats specially
  if (/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/.test(source.text)) return undefined;
  try {
    return new FastReader(source, services).document();
  } catch (error) {
    if (error !== outside) throw error;
    services?.abandon();
    return undefined;
  }
}

/** Who knows services already, by their lines. */
export interface KnownServices {
  /** What to put for a service whose key is at `start`, and where its lines end; undefined: it has to be read. */
  skip(source: Source, start: number, column: number): { readonly entry: Entry; readonly end: number } | undefined;
  /** Told of a service that was read. @param next where the next line with something begins */
  read(text: string, entry: Entry, column: number, next: number): void;
  /** The text is outside the subset. */
  abandon(): void;
}

class FastReader {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  /** Column of the next content line, -1 at the end of the text. `at` stands on its first character. */
  private column = 0;

  /** The key of the top level that is being read. */
  private section = "";

  constructor(
    private readonly source: Source,
    private readonly services: KnownServices | undefined,
  ) {
    this.text = source.text;
  }

  document(): Node {
    this.nextLine();
    if (this.column < 0) throw outside;
    const node = this.block(this.column, -1);
    if (this.column >= 0) throw outside;
    return node;
  }

  /** Moves from the start of a line to the next line with content. */
  private nextLine(): void {
    const text = this.text;
    let at = this.at;
    for (;;) {
      const start = at;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (at >= text.length) {
        this.at = at;
        this.column = -1;
        return;
      }
      if (code === NEWLINE) {
        at++;
      } else if (code === HASH) {
        const end = text.indexOf("\n", at);
        at = end < 0 ? text.length : end + 1;
      } else {
        this.at = at;
        this.column = at - start;
        if (at === start && (text.startsWith("---", at) || text.startsWith("...", at))) throw outside;
        return;
      }
    }
  }

  /** Ends a line after a value: only spaces and a comment may follow. */
  private endLine(): void {
    const text = this.text;
    let at = this.at;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (at < text.length && code !== NEWLINE) {
      if (code !== HASH || text.charCodeAt(at - 1) !== SPACE) throw outside;
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length : end;
    }
    this.at = at + 1;
    this.nextLine();
  }

  /** A node that starts at `at` in column `column`; `parent` is the indentation of what holds it. */
  private block(column: number, parent: number): Node {
    if (++this.depth > maxDepth) throw outside;
    const node = this.isDash() ? this.sequence(column) : this.startsKey() ? this.mapping(column) : this.inline(parent);
    this.depth--;
    return node;
  }

  private isDash(): boolean {
    if (this.text.charCodeAt(this.at) !== DASH) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === SPACE || next === NEWLINE || Number.isNaN(next);
  }

  /** Whether a `key:` stands here; leaves `at` alone and the key's end in `keyEnd`. */
  private startsKey(): boolean {
    const text = this.text;
    const first = text.charCodeAt(this.at);
    if (first === 0x22 || first === 0x27) return this.quotedKey(first);
    if (special.has(first)) return false;
    if (first === COLON) throw outside;
    for (let at = this.at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) return false;
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) return false;
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === NEWLINE || Number.isNaN(next)) {
          let end = at;
          while (text.charCodeAt(end - 1) === SPACE) end--;
          this.keyEnd = end;
          this.afterColon = at + 1;
          this.keyText = text.slice(this.at, end);
          return true;
        }
      }
    }
    return false;
  }

  private keyEnd = 0;
  private afterColon = 0;
  private keyText = "";

  private quotedKey(quote: number): boolean {
    const start = this.at;
    const value = this.quoted(quote);
    const end = this.at;
    let at = end;
    while (this.text.charCodeAt(at) === SPACE) at++;
    this.at = start;
    if (this.text.charCodeAt(at) !== COLON) return false;
    const next = this.text.charCodeAt(at + 1);
    if (next !== SPACE && next !== NEWLINE && !Number.isNaN(next)) throw outside;
    this.keyEnd = end;
    this.afterColon = at + 1;
    this.keyText = value;
    return true;
  }

  private mapping(column: number): Mapping {
    const map = new Mapping(this.source, this.at, this.at);
    const quoteCodes = [0x22, 0x27];
    const services = this.depth === 2 && this.section === "services" ? this.services : undefined;
    while (this.column === column || map.entries.size === 0) {
      if (services && this.skipKnown(map, column, services)) {
        if (this.column < column) break;
        continue;
      }
      if (map.entries.size > 0 && (this.isDash() || !this.startsKey())) throw outside;
      const start = this.at;
      const [end, afterColon, key] = [this.keyEnd, this.afterColon, this.keyText];
      const plain = !quoteCodes.includes(this.text.charCodeAt(start));
      // A key that is no string, a merge and a duplicate need the full reader.
      if (map.entries.has(key) || key === "<<") throw outside;
      if (plain && resolvePlain(key, this.source, start, end).type !== "string") throw outside;
      this.at = afterColon;
      if (this.depth === 1) this.section = key;
      const value = this.entryValue(column);
      const entry = new Entry(key, value, this.source, start, end);
      map.entries.set(key, entry);
      map.end = value.end;
      services?.read(this.text, entry, column, this.column < 0 ? this.text.length : this.at - this.column);
      if (this.column > column) throw outside;
      if (this.column < column) break;
    }
    return map;
  }

  /** Goes on behind a service that is known. */
  private skipKnown(map: Mapping, column: number, services: KnownServices): boolean {
    const known = services.skip(this.source, this.at, column);
    if (!known) return false;
    const { entry, end } = known;
    if (map.entries.has(entry.key)) throw outside;
    map.entries.set(entry.key, entry);
    map.end = entry.end;
    this.at = end;
    this.nextLine();
    return true;
  }

  private entryValue(column: number): Node {
    const text = this.text;
    const colon = this.at;
    while (text.charCodeAt(this.at) === SPACE) this.at++;
    const code = text.charCodeAt(this.at);
    if (this.at >= text.length || code === NEWLINE || (code === HASH && this.at > colon)) {
      this.endLine();
      if (this.column > column) return this.block(this.column, column);
      if (this.column === column && this.isDash()) return this.block(this.column, column - 1);
      return nullAt({ source: this.source, start: colon - 1, end: colon });
    }
    return this.inline(column);
  }

  private sequence(column: number): Sequence {
    const items: Node[] = [];
    const list = new Sequence(items, this.source, this.at, this.at);
    do {
      if (!this.isDash()) {
        // A mapping may hold a list at its own indentation, so the next key ends the list.
        break;
      }
      const dash = this.at;
      this.at++;
      while (this.text.charCodeAt(this.at) === SPACE) this.at++;
      const code = this.text.charCodeAt(this.at);
      let item: Node;
      if (this.at >= this.text.length || code === NEWLINE || code === HASH) {
        this.endLine();
        item =
          this.column > column
            ? this.block(this.column, column)
            : nullAt({ source: this.source, start: dash, end: dash + 1 });
      } else {
        item = this.block(column + this.at - dash, column);
      }
      items.push(item);
      list.end = item.end;
      if (this.column > column) throw outside;
    } while (this.column === column);
    return list;
  }

  /** A value that starts on this line, inside something indented by `parent`. */
  private inline(parent: number): Node {
    const code = this.text.charCodeAt(this.at);
    let node: Node;
    if (code === 0x22 || code === 0x27) {
      const start = this.at;
      node = new Scalar("string", this.quoted(code), this.source, start, this.at);
    } else if (code === 0x5b || code === 0x7b) {
      node = this.flow(parent);
    } else if (code === 0x7c) {
      return this.literal(parent);
    } else {
      node = this.plain();
    }
    this.endLine();
    // A deeper line after a scalar would continue it.
    if (this.column > parent && this.column >= 0 && node.kind === "scalar") throw outside;
    return node;
  }

  private plain(): Scalar {
    const text = this.text;
    const start = this.at;
    if (special.has(text.charCodeAt(start)) || this.isDash() || text.charCodeAt(start) === COLON) throw outside;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) break;
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === NEWLINE || Number.isNaN(next)) throw outside;
      }
    }
    let end = at;
    while (text.charCodeAt(end - 1) === SPACE) end--;
    this.at = end;
    return resolvePlain(text.slice(start, end), this.source, start, end);
  }

  /** A quoted scalar on one line. Escapes other than the simplest need the full reader. */
  private quoted(quote: number): string {
    const text = this.text;
    const start = this.at + 1;
    if (quote === 0x27) {
      let end = start;
      for (;;) {
        const code = text.charCodeAt(end);
        if (Number.isNaN(code) || code === NEWLINE) throw outside;
        if (code === quote) {
          if (text.charCodeAt(end + 1) !== quote) break;
          end++;
        }
        end++;
      }
      this.at = end + 1;
      return text.slice(start, end).replaceAll("''", "'");
    }
    let end = start;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(end);
      if (Number.isNaN(code) || code === NEWLINE) throw outside;
      if (code === quote) break;
      if (code === 0x5c) {
        const next = text[end + 1];
        if (next !== '"' && next !== "\\" && next !== "n" && next !== "t") throw outside;
        escaped = true;
        end++;
      }
      end++;
    }
    this.at = end + 1;
    const raw = text.slice(start, end);
    return escaped ? raw.replace(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c === "t" ? "\t" : c)) : raw;
  }

  /** A flow collection; `parent` is the indentation that its further lines have to exceed. */
  private flow(parent: number): Node {
    if (++this.depth > maxDepth) throw outside;
    const start = this.at;
    const list = this.text.charCodeAt(start) === 0x5b;
    this.at++;
    const node = list ? this.flowList(start, parent) : this.flowMap(start, parent);
    this.depth--;
    return node;
  }

  private flowList(start: number, parent: number): Sequence {
    const items: Node[] = [];
    for (;;) {
      this.flowSpace(parent);
      if (this.text.charCodeAt(this.at) === 0x5d) break;
      items.push(this.flowValue(parent));
      this.flowSpace(parent);
      const code = this.text.charCodeAt(this.at);
      if (code === 0x2c) this.at++;
      else if (code !== 0x5d) throw outside;
    }
    this.at++;
    return new Sequence(items, this.source, start, this.at);
  }

  private flowMap(start: number, parent: number): Mapping {
    const map = new Mapping(this.source, start, start);
    for (;;) {
      this.flowSpace(parent);
      if (this.text.charCodeAt(this.at) === 0x7d) break;
      const key = this.flowValue(parent);
      if (key.kind !== "scalar" || key.type !== "string" || typeof key.value !== "string") throw outside;
      if (this.text.charCodeAt(this.at) !== COLON || this.text.charCodeAt(this.at + 1) !== SPACE) throw outside;
      this.at++;
      this.flowSpace(parent);
      const value = this.flowValue(parent);
      if (map.entries.has(key.value) || key.value === "<<") throw outside;
      map.entries.set(key.value, new Entry(key.value, value, this.source, key.start, key.end));
      this.flowSpace(parent);
      const code = this.text.charCodeAt(this.at);
      if (code === 0x2c) this.at++;
      else if (code !== 0x7d) throw outside;
    }
    this.at++;
    map.end = this.at;
    return map;
  }

  private flowSpace(parent: number): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === SPACE) this.at++;
      else if (code === NEWLINE) {
        let next = this.at + 1;
        while (this.text.charCodeAt(next) === SPACE) next++;
        const first = this.text.charCodeAt(next);
        if (first !== NEWLINE && next - this.at - 1 <= parent) throw outside;
        if (next === this.at + 1 && (first === DASH || first === 0x2e)) throw outside;
        this.at = next;
      } else return;
    }
  }

  private flowValue(parent: number): Node {
    const text = this.text;
    const start = this.at;
    const first = text.charCodeAt(start);
    if (first === 0x5b || first === 0x7b) return this.flow(parent);
    if (first === 0x22 || first === 0x27) {
      const scalar = new Scalar("string", this.quoted(first), this.source, start, this.at);
      const after = text.charCodeAt(this.at);
      if (after !== 0x2c && after !== 0x5d && after !== 0x7d && after !== SPACE && after !== COLON && after !== NEWLINE)
        throw outside;
      return scalar;
    }
    if (special.has(first) || first === COLON || first === NEWLINE) throw outside;
    if (first === DASH && " ,[]{}\n".includes(text[start + 1] ?? " ")) throw outside;
    let at = start;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      // A plain scalar over several lines, and a comment, need the full reader.
      if (Number.isNaN(code) || code === HASH) throw outside;
      if (code === NEWLINE) {
        let next = at;
        while (text.charCodeAt(next) === NEWLINE || text.charCodeAt(next) === SPACE) next++;
        const stop = text.charCodeAt(next);
        if (stop !== 0x2c && stop !== 0x5d && stop !== 0x7d) throw outside;
        break;
      }
      if (code === 0x2c || code === 0x5d || code === 0x7d) break;
      if (code === 0x5b || code === 0x7b) throw outside;
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE) break;
        if (next === NEWLINE || next === 0x2c || next === 0x5d || next === 0x7d || Number.isNaN(next)) throw outside;
      }
    }
    let end = at;
    while (text.charCodeAt(end - 1) === SPACE) end--;
    this.at = end;
    return resolvePlain(text.slice(start, end), this.source, start, end);
  }

  /** A literal block (`|`, `|-`, `|+`) without an explicit indentation. */
  private literal(parent: number): Scalar {
    const text = this.text;
    const start = this.at;
    this.at++;
    const chomp = text[this.at];
    if (chomp === "-" || chomp === "+") this.at++;
    if (text.charCodeAt(this.at) !== NEWLINE) throw outside;
    let at = this.at + 1;
    const lines: string[] = [];
    let indent = -1;
    let end = this.at;
    for (;;) {
      if (at >= text.length) break;
      let content = at;
      while (text.charCodeAt(content) === SPACE) content++;
      const stop = text.indexOf("\n", content);
      const lineEnd = stop < 0 ? text.length : stop;
      if (content === lineEnd) {
        // Spaces on an empty line before the first line of text decide nothing here; leave those to the full reader.
        if (content - at > Math.max(indent, 0)) throw outside;
        lines.push("");
      } else {
        const column = content - at;
        if (indent < 0) {
          if (column <= parent) break;
          if (column === 0) throw outside;
          indent = column;
        }
        if (column < indent) {
          if (column > parent) throw outside;
          break;
        }
        lines.push(text.slice(at + indent, lineEnd));
        end = lineEnd;
      }
      if (stop < 0) {
        // Without a last line break the rules of chomping differ.
        throw outside;
      }
      at = stop + 1;
    }
    if (indent < 0) throw outside;
    this.at = at;
    this.nextLine();
    let trailing = 0;
    while (lines[lines.length - 1 - trailing] === "") trailing++;
    const body = lines.slice(0, lines.length - trailing).join("\n");
    const value = chomp === "-" ? body : chomp === "+" ? `${body}\n${"\n".repeat(trailing)}` : `${body}\n`;
    return new Scalar("string", value, this.source, start, end);
  }
}
