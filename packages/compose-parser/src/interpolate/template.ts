/** Finds the value of a variable; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/** Hears of a variable that has no value, and where in the text its dollar is. */
export type Unset = (name: string, at: number) => void;

/** What went wrong in a template, with the part of it that did, and where in the text that begins. */
export type TemplateProblem = { readonly part: string; readonly at: number } & (
  | { readonly kind: "invalid" }
  | { readonly kind: "required"; readonly variable: string; readonly reason: string }
  | { readonly kind: "deep" }
);

export interface Substituted {
  readonly text: string;
  readonly problem?: TemplateProblem;
}

/** How deep defaults may hold further variables. */
const maxDepth = 50;

/**
 * Replaces `$NAME`, `${NAME}` and `${NAME<operator>word}` in a text, `$$` by one `$` (Compose Specification,
 * interpolation). Stops at the first mistake. `unset` hears of variables without a value and without a default.
 */
export function substitute(text: string, lookup: Lookup, unset: Unset, depth = 0): Substituted {
  let out = "";
  let at = 0;
  for (;;) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) return { text: out + text.slice(at) };
    out += text.slice(at, dollar);
    const next = text[dollar + 1];
    if (next === "$") {
      out += "$";
      at = dollar + 2;
    } else if (next === "{") {
      const braced = readBraced(text, dollar);
      if (!braced) return { text: out, problem: { kind: "invalid", part: text.slice(dollar), at: dollar } };
      const value = evaluate(braced, { text: text.slice(dollar, braced.end), at: dollar }, lookup, unset, depth);
      if (value.problem) return { text: out, problem: value.problem };
      out += value.text;
      at = braced.end;
    } else {
      const name = nameAt(text, dollar + 1);
      if (name === "") {
        out += "$";
        at = dollar + 1;
      } else {
        out += variableText(name, dollar, lookup, unset);
        at = dollar + 1 + name.length;
      }
    }
  }
}

/** A variable in braces. */
export interface Braced {
  readonly name: string;
  readonly operator: string;
  readonly word: string;
  /** Offset behind the closing brace. */
  readonly end: number;
}

/** Reads the variable in the braces behind a dollar; undefined where that is none. */
export function readBraced(text: string, dollar: number): Braced | undefined {
  const name = nameAt(text, dollar + 2);
  if (name === "") return undefined;
  const afterName = dollar + 2 + name.length;
  if (text[afterName] === "}") return { name, operator: "", word: "", end: afterName + 1 };
  const operator = /^:?[-+?]/.exec(text.slice(afterName, afterName + 2))?.[0];
  if (operator === undefined) return undefined;
  // The word ends at the brace that closes this one, or at the last brace of the line when none does.
  const lineEnd = text.indexOf("\n", afterName);
  const last = text.lastIndexOf("}", lineEnd < 0 ? text.length : lineEnd);
  const wordStart = afterName + operator.length;
  if (last < wordStart) return undefined;
  const close = closingBrace(text, dollar, last) ?? last;
  return { name, operator, word: text.slice(wordStart, close), end: close + 1 };
}

/** The brace that closes the one after `dollar`. The character after an opening brace never closes. */
function closingBrace(text: string, dollar: number, last: number): number | undefined {
  let open = 0;
  for (let at = dollar; at <= last; at++) {
    if (text[at] === "}") {
      open--;
      if (open === 0) return at;
    }
    if (text[at] === "{") {
      open++;
      at++;
    }
  }
  return undefined;
}

function evaluate(
  braced: Braced,
  { text: part, at }: { readonly text: string; readonly at: number },
  lookup: Lookup,
  unset: Unset,
  depth: number,
): Substituted {
  const { name, operator, word } = braced;
  if (operator === "") return { text: variableText(name, at, lookup, unset) };
  if (depth >= maxDepth) return { text: "", problem: { kind: "deep", part, at } };
  const value = lookup(name);
  const present = value !== undefined && (value !== "" || !operator.startsWith(":"));
  const alternative = operator.endsWith("+");
  if (alternative ? !present : present) return { text: value ?? "" };
  const wordAt = at + "${".length + name.length + operator.length;
  const { text, problem } = substitute(word, lookup, (one, inWord) => unset(one, wordAt + inWord), depth + 1);
  if (problem) return { text, problem: { ...problem, at: wordAt + problem.at } };
  if (!operator.endsWith("?")) return { text };
  return { text: "", problem: { kind: "required", part, at, variable: name, reason: text } };
}

function variableText(name: string, at: number, lookup: Lookup, unset: Unset): string {
  const value = lookup(name);
  if (value === undefined) unset(name, at);
  return value ?? "";
}

/** The name of a variable that begins somewhere; empty: none does. */
export function nameAt(text: string, at: number): string {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
    if (!letter && !(end > at && code >= 0x30 && code <= 0x39)) break;
  }
  return text.slice(at, end);
}
