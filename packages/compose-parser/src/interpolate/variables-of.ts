import { byBytes } from "../tree/by-bytes";
import type { Node } from "../tree/node";
import { nameAt, readBraced } from "./template";

/** A variable that compose files name, with what they say of it. */
export interface TemplateVariable {
  readonly name: string;
  /** Whether it must be set (`${NAME:?reason}`) at one of its places. */
  readonly required: boolean;
  /** What stands in its place where it is not set, as it is written; empty: nothing. */
  readonly default: string;
  /** What stands in its place where it is set, as it is written; empty: its value. */
  readonly alternate: string;
}

/**
 * The variables in a model that was loaded without interpolation, by name. Of one that is named several times it is said
 * what its first place says of it that says anything; it is required if it is at one of them.
 */
export function variablesOf(model: Node): readonly TemplateVariable[] {
  const found = new Map<string, TemplateVariable>();
  const add = (variable: TemplateVariable) => {
    const known = found.get(variable.name) ?? variable;
    found.set(variable.name, {
      name: variable.name,
      required: known.required || variable.required,
      default: known.default || variable.default,
      alternate: known.alternate || variable.alternate,
    });
  };
  visit(model, (text) => variablesIn(text).forEach(add));
  return [...found.values()].sort((one, other) => byBytes(one.name, other.name));
}

function visit(node: Node, hear: (text: string) => void): void {
  if (node.kind === "scalar") {
    if (typeof node.value === "string") hear(node.value);
    return;
  }
  const nodes = node.kind === "sequence" ? node.items : [...node.entries.values()].map(({ value }) => value);
  for (const each of nodes) visit(each, hear);
}

function variablesIn(text: string): readonly TemplateVariable[] {
  const found: TemplateVariable[] = [];
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at)) {
    const next = text[at + 1];
    const braced = next === "{" ? readBraced(text, at) : undefined;
    const name = braced?.name ?? nameAt(text, at + 1);
    if (name === "") {
      // An escaped dollar, or one that is nothing but itself.
      at += next === "$" ? 2 : 1;
      continue;
    }
    const { operator = "", word = "", end = at + 1 + name.length } = braced ?? {};
    const [fallback, alternate] = [operator.endsWith("-") ? word : "", operator.endsWith("+") ? word : ""];
    found.push({ name, required: operator.endsWith("?"), default: fallback, alternate });
    found.push(...variablesIn(fallback), ...variablesIn(alternate));
    at = end;
  }
  return found;
}
