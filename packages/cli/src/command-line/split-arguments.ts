import type { Option } from "commander";

/** A command line at the command: what is said before it, its name, and the rest. */
export interface SplitArguments {
  readonly before: readonly string[];
  /** Absent where there is none, or something stands before it that nobody knows. */
  readonly command?: string;
  readonly rest: readonly string[];
}

/**
 * Finds the command behind the options that may stand before it.
 *
 * @param args without the program and its script
 */
export function splitArguments(args: readonly string[], options: readonly Option[]): SplitArguments {
  let at = 0;
  while (at < args.length) {
    const arg = args[at] ?? "";
    if (arg === "-" || !arg.startsWith("-"))
      return { before: args.slice(0, at), command: arg, rest: args.slice(at + 1) };
    const length = lengthOf(arg, options);
    if (length === undefined) break;
    at += length;
  }
  return { before: [], rest: args };
}

/** How many arguments an option takes up with its value; undefined of one that is not known. */
function lengthOf(arg: string, options: readonly Option[]): 1 | 2 | undefined {
  const name = arg.startsWith("--") ? arg.split("=", 1)[0] : arg.slice(0, 2);
  const option = options.find(({ long, short }) => long === name || short === name);
  if (!option) return undefined;
  if (!option.required) return arg === name ? 1 : undefined;
  return arg === name ? 2 : 1;
}

/** Options under their long names: behind a command the short ones may mean something else. */
export function withLongNames(args: readonly string[], options: readonly Option[]): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < args.length; ) {
    const arg = args[at] ?? "";
    const length = lengthOf(arg, options) ?? 1;
    const option = options.find(({ short }) => short === arg.slice(0, 2));
    const value = arg.slice(2);
    if (option?.long)
      words.push(value === "" ? option.long : `${option.long}=${value}`, ...args.slice(at + 1, at + length));
    else words.push(...args.slice(at, at + length));
    at += length;
  }
  return words;
}
