const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield " +
    "require module exports process Array Object Set Map Promise Buffer console globalThis " +
    // What every object has: a variable of that name confuses, and linters say so.
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf " +
    "Error Infinity JSON NaN Number String Symbol Boolean Date Math RegExp __dirname"
  ).split(" "),
);

/** `my-web.app` as a variable: `myWebApp`. */
export function camelCase(text: string): string {
  const words = text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
  const joined = words
    .map((word, index) => (index === 0 ? decapitalise(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^[A-Za-z]/.test(joined) ? joined : `_${joined}`;
}

function decapitalise(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** Hands out names of variables, each once. */
export class Identifiers {
  private readonly used = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.used.add(name);
  }

  /** The first of the candidates that is free, else the last one with a number. */
  take(...candidates: string[]): string {
    const free = candidates.find((candidate) => this.isFree(candidate));
    if (free !== undefined) return this.keep(free);
    const last = candidates.at(-1) ?? "value";
    let number = 2;
    while (!this.isFree(`${last}${number}`)) number += 1;
    return this.keep(`${last}${number}`);
  }

  private isFree(name: string): boolean {
    return !this.used.has(name) && !reserved.has(name);
  }

  private keep(name: string): string {
    this.used.add(name);
    return name;
  }
}
