import type { Attribute, JsonType } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import { nameOf } from "../diagnostics/name-of";
import { didYouMean } from "../diagnostics/nearest";
import type { Reporter } from "../diagnostics/reporter";
import { isSymbolic, showSymbolic } from "../interpolate/symbolic";
import type { Entry, Mapping, Node, Scalar, Sequence } from "../tree/node";
import { duplicateIn } from "./duplicates";
import { asExpected } from "./expected";
import { hintForUnknown } from "./misplaced";

/**
 * Stage 4, first half: holds a merged tree against the table. What does not fit is reported and taken out of the tree,
 * so that the later stages meet only what the table allows and one mistake is told once. Gives the paths (joined by
 * `\0`) of the containers that lost something.
 */
export function validateSchema(root: Mapping, attribute: Attribute, reporter: Reporter): ReadonlySet<string> {
  const path: (string | number)[] = [];
  const broken = new Set<string>();
  mapping(root, attribute);
  return broken;

  function fits(node: Node, at: Attribute, beside?: Mapping): boolean {
    if (node.kind === "mapping") return at.mapping ? mapping(node, at) : wrongType(node, at);
    if (node.kind === "sequence") return at.list ? sequence(node, at) : wrongType(node, at);
    if (node.type === "null" && at.nullable) return true;
    return scalar(node, at, beside);
  }

  function drop(): void {
    broken.add(path.slice(0, 2).join("\0"));
  }

  function mapping(node: Mapping, at: Attribute): boolean {
    const rule = at.mapping;
    if (!rule) return true;
    const missing = rule.required?.find((key) => !node.entries.has(key));
    for (const entry of node.entries.values()) {
      const unchecked = rule.open && rule.names?.test(entry.key) === false;
      // What was written as a list may have any key, even an empty one.
      const child = unchecked ? undefined : (childOf(at, entry.key) ?? (node.fromList ? rule.values : undefined));
      path.push(entry.key);
      if (child ? !fits(entry.value, child, node) : !allowed(entry, at)) {
        drop();
        node.entries.delete(entry.key);
      }
      path.pop();
    }
    if (missing !== undefined) {
      const hint = hintFor(missing, path);
      const details = hint === undefined ? { path: [...path] } : { path: [...path], hint };
      reporter.report("missing-attribute", node, { key: missing, of: nameOf(path) }, details);
      drop();
      return path.length < 3;
    }
    if (rule.oneOf && !rule.oneOf.some((key) => node.entries.has(key))) {
      reporter.report(
        "missing-attribute",
        node,
        { key: rule.oneOf.join("` or `"), of: nameOf(path) },
        { path: [...path] },
      );
      return false;
    }
    return true;
  }

  function allowed(entry: Entry, at: Attribute): boolean {
    const rule = at.mapping;
    if (!rule || rule.open) return true;
    if (rule.extensions && entry.key.startsWith("x-")) return true;
    if (rule.values && !rule.properties) {
      reporter.report("invalid-name", entry, { name: entry.key, of: nameOf(path.slice(0, -1)) }, { path: [...path] });
      return false;
    }
    const hint = hintForUnknown(entry.key, path, Object.keys(rule.properties ?? {}));
    const details = hint === undefined ? { path: [...path] } : { path: [...path], hint };
    reporter.report("unknown-attribute", entry, { key: entry.key, of: nameOf(path.slice(0, -1)) }, details);
    return false;
  }

  function sequence(node: Sequence, at: Attribute): boolean {
    const list = at.list;
    if (!list) return true;
    node.items = node.items.filter((item, i) => {
      path.push(i);
      const good = fits(item, list.items);
      if (!good) drop();
      path.pop();
      return good;
    });
    if (list.unique) {
      const duplicate = duplicateIn(node.items);
      if (duplicate) {
        const related = [{ message: "first given here", at: duplicate.first }];
        reporter.report("duplicate-item", duplicate.second, { of: nameOf(path) }, { path: [...path], related });
        drop();
      }
    }
    return true;
  }

  function scalar(node: Scalar, at: Attribute, beside: Mapping | undefined): boolean {
    const rule = at.scalar;
    if (!rule) return at.value === "any" && !at.list && !at.mapping ? finite(node, at) : wrongType(node, at);
    if (!rule.types.some((type) => isType(node, type))) return wrongType(node, at);
    if (at.undated && node.type === "timestamp") return wrongType(node, at);
    if (at.planned && isSymbolic(node.value)) {
      const text = showSymbolic(String(node.value));
      reporter.report("symbolic-value", node, { text, path: nameOf(path) }, { path: [...path] });
      return false;
    }
    if (rule.values && typeof node.value === "string" && !rule.values.includes(node.value)) {
      const hint = didYouMean(node.value, rule.values);
      const values = { value: node.value, of: nameOf(path), values: rule.values };
      reporter.report("invalid-choice", node, values, { path: [...path], hint });
      return false;
    }
    if (rule.pattern && typeof node.value === "string" && !rule.pattern.test(node.value)) {
      reporter.report("invalid-format", node, { value: node.value, of: nameOf(path) }, { path: [...path] });
      return false;
    }
    if (typeof node.value === "number" || typeof node.value === "bigint") {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = rule;
      if (node.value < minimum || node.value > maximum) {
        const limits = maximum === Number.POSITIVE_INFINITY ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
        reporter.report(
          "out-of-range",
          node,
          { value: String(node.value), of: nameOf(path), limits },
          { path: [...path] },
        );
        return false;
      }
    }
    return !rule.expected || asExpected(node, rule.expected, beside, path, reporter);
  }

  function finite(node: Scalar, at: Attribute): boolean {
    return node.type !== "float" || Number.isFinite(node.value) || wrongType(node, at);
  }

  function wrongType(node: Node, at: Attribute): boolean {
    const values = { of: nameOf(path), wanted: wantedBy(at), got: describe(node) };
    reporter.report("wrong-type", node, values, { path: [...path], hint: typeHint(node, at, path) });
    return false;
  }
}

function isType(node: Scalar, type: JsonType): boolean {
  switch (type) {
    case "string":
      return node.type === "string" || node.type === "timestamp";
    case "boolean":
      return node.type === "bool";
    case "null":
      return node.type === "null";
    case "integer":
      return node.type === "int" || (node.type === "float" && Number.isInteger(node.value));
    case "number":
      return node.type === "int" || (node.type === "float" && Number.isFinite(node.value));
  }
}

function wantedBy(at: Attribute): string {
  const wanted: string[] = (at.scalar?.types ?? []).map((type) =>
    type === "null" ? "null" : `${type === "integer" ? "an" : "a"} ${type}`,
  );
  if (at.list) wanted.push("a list");
  if (at.mapping) wanted.push("a mapping");
  if (at.nullable && !wanted.includes("null")) wanted.push("null");
  const last = wanted.pop() ?? "something else";
  return wanted.length > 0 ? `${wanted.join(", ")} or ${last}` : last;
}

function describe(node: Node): string {
  if (node.kind === "mapping") return "a mapping";
  if (node.kind === "sequence") return "a list";
  const kinds = {
    string: "a string",
    int: "an integer",
    float: "a number",
    bool: "a boolean",
    null: "nothing",
    timestamp: "a date",
  };
  return kinds[node.type];
}

function typeHint(node: Node, at: Attribute, path: readonly (string | number)[]): string | undefined {
  if (node.kind === "scalar" && at.scalar?.types.includes("string") && node.type !== "null") return asText(at);
  if (path.length === 2 && node.kind === "scalar" && node.type === "null") return "write what it is below it, indented";
  return undefined;
}

/** What to write in place of a number or the like, where text is taken. */
function asText({ value }: Attribute): string | undefined {
  switch (value) {
    case "duration":
      return "write it with a unit, such as `30s`";
    case "int":
    case "uint":
      return "write a whole number";
    case "bool":
      return "write `true` or `false`";
    case "bytes":
      return "write it with a unit, such as `512m`";
    case "float32":
    case "cpus":
      return "write a number";
    default:
      return "put it in quotes";
  }
}

/** What to write where people leave something out that they do not know. */
function hintFor(missing: string, path: readonly (string | number)[]): string | undefined {
  const isJob = path.length === 2 && path[0] === "jobs" && missing === "triggers";
  return isJob ? "write `triggers: { manual: true }`: it runs when somebody says `run`" : undefined;
}
