import { type Lookup, substitute, type Unset } from "../interpolate/template";

/** A mistake in a file of variables: what, and where (offset in the text). */
export interface EnvProblem {
  readonly problem: string;
  readonly at: number;
}

export interface EnvEntry {
  readonly value: string;
  /** Offset of the variable's name. */
  readonly at: number;
  readonly length: number;
}

const spaces = new Set(["\t", "\v", "\f", "\r", " ", "\u0085", "\u00a0"]);

/**
 * Parses a `.env` file (Compose Specification, interpolation, `.env` syntax): `KEY=value` or `KEY: value`, `export`,
 * comments, quotes over several lines, escapes and variables in double quotes and in plain values. A bare `KEY` takes
 * its value from `lookup`. Variables see `lookup` first, then what the file has defined so far in `out`. `unset` hears of
 * those without a value, with the offset of their dollar in the text.
 */
export function parseEnv(
  text: string,
  out: Map<string, EnvEntry>,
  lookup: Lookup,
  unset: Unset,
): EnvProblem | undefined {
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const find: Lookup = (name) => lookup(name) ?? out.get(name)?.value;
  for (;;) {
    at = statementStart(text, at);
    if (at >= text.length) return undefined;
    const key = readKey(text, at);
    if ("problem" in key) return key;
    if (key.name.includes(" ")) return { problem: "a name cannot contain a space", at: key.start };
    if (key.bare) {
      const value = lookup(key.name);
      if (value !== undefined) out.set(key.name, { value, at: key.start, length: key.name.length });
      at = key.end;
      continue;
    }
    const value = readValue(text, key.end, find, unset);
    if ("problem" in value) return value;
    out.set(key.name, { value: value.text, at: key.start, length: key.name.length });
    at = value.end;
  }
}

/** Skips white space and comments. */
function statementStart(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (char === "#") {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end;
    } else if (/\s|\u0085/.test(char)) at++;
    else break;
  }
  return at;
}

interface Key {
  readonly name: string;
  readonly start: number;
  /** Where the value starts, or the next statement for a bare name. */
  readonly end: number;
  readonly bare: boolean;
}

function readKey(text: string, from: number): Key | EnvProblem {
  let start = from;
  if (/^export\s+/.test(text.slice(from, from + 8))) start = skipSpaces(text, from + "export".length);
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? "";
    if (spaces.has(char)) continue;
    if (char === "=" || char === ":" || char === "\n") {
      const name = text.slice(start, at).trimEnd();
      return { name, start, end: skipSpaces(text, at + 1), bare: char === "\n" };
    }
    if (!/[\p{L}\p{N}_.\-[\]]/u.test(codePointAt(text, at))) {
      const line = text.slice(start).split("\n")[0];
      return { problem: `unexpected character \`${codePointAt(text, at)}\` in the name \`${line}\``, at };
    }
    if (codePointAt(text, at).length > 1) at++;
  }
  // The last line without a line break: an empty name with the rest as its value, as compose reads it.
  return { name: "", start, end: start, bare: false };
}

function codePointAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (spaces.has(text[at] ?? "")) at++;
  return at;
}

function readValue(text: string, from: number, find: Lookup, unset: Unset): { text: string; end: number } | EnvProblem {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return readPlain(text, from, find, unset);
  const value: Char[] = [];
  let escaped = false;
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char !== quote) {
      if (!escaped && char === "\\") {
        escaped = true;
        continue;
      }
      if (escaped) {
        escaped = false;
        value.push({ char: "\\", at: at - 1 });
      }
      value.push({ char, at });
    } else if (escaped) {
      escaped = false;
      value.push({ char, at });
    } else {
      if (quote === "'") return { text: joined(value), end: at + 1 };
      const expanded = expandVariables(expandEscapes(value), find, unset);
      return typeof expanded === "string" ? { text: expanded, end: at + 1 } : expanded;
    }
  }
  return { problem: "the quoted value does not end", at: from };
}

function readPlain(text: string, from: number, find: Lookup, unset: Unset): { text: string; end: number } | EnvProblem {
  const stop = text.indexOf("\n", from);
  const line = text.slice(from, stop < 0 ? text.length : stop);
  const comment = line.indexOf(" #");
  const value = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  const expanded = expandVariables(
    value.split("").map((char, index) => ({ char, at: from + index })),
    find,
    unset,
  );
  return typeof expanded === "string" ? { text: expanded, end: stop < 0 ? text.length : stop + 1 } : expanded;
}

/** A character of a value (a UTF-16 code unit), and where in the file it is written. */
interface Char {
  readonly char: string;
  readonly at: number;
}

function joined(value: readonly Char[]): string {
  return value.map(({ char }) => char).join("");
}

function expandVariables(value: readonly Char[], find: Lookup, unset: Unset): string | EnvProblem {
  const inFile = (index: number) => value[index]?.at ?? 0;
  const { text, problem } = substitute(joined(value), find, (name, index) => unset(name, inFile(index)));
  if (!problem) return text;
  const at = inFile(problem.at);
  if (problem.kind === "required") {
    const reason = problem.reason === "" ? "" : `: ${problem.reason}`;
    return { problem: `required variable \`${problem.variable}\` has no value${reason}`, at };
  }
  return { problem: "invalid interpolation; a literal $ is written $$", at };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  '"': '"',
  "\\": "\\",
};

/** The value with its escapes replaced; what stands for one is where that is. */
function expandEscapes(value: readonly Char[]): readonly Char[] {
  const text = joined(value);
  const out: Char[] = [];
  let done = 0;
  for (const { 0: written, index } of text.matchAll(/\\(?:[abcfnrtv$"\\]|0\d{0,3})/g)) {
    const at = value[index]?.at ?? 0;
    out.push(...value.slice(done, index), ...[...escaped(written)].map((char) => ({ char, at })));
    done = index + written.length;
  }
  return [...out, ...value.slice(done)];
}

function escaped(written: string): string {
  const char = written[1] ?? "";
  // A literal dollar survives the interpolation that follows as two.
  if (char === "$") return "$$";
  if (char === "0") {
    const digits = written.slice(2);
    return /^[0-7]{3}$/.test(digits) && Number.parseInt(digits, 8) < 256
      ? String.fromCharCode(Number.parseInt(digits, 8))
      : written;
  }
  return simpleEscapes[char] ?? written;
}
