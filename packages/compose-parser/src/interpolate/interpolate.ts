import type { Attribute } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import type { Mapping, Node, Scalar, Span } from "../tree/node";
import { textOf } from "../tree/text";
import { castText } from "./cast";
import { isSymbolic, showSymbolic } from "./symbolic";
import { type Lookup, substitute, type TemplateProblem } from "./template";

/**
 * Stage 2: replaces variables in every string of a tree, in place, then casts the strings of attributes that are no
 * strings. Keys are left as they are.
 */
export function interpolate(root: Mapping, attribute: Attribute, lookup: Lookup, reporter: Reporter): void {
  const path: (string | number)[] = [];
  walk(root, attribute);

  /** False: the node cannot be what its attribute wants, and that is reported. */
  function walk(node: Node, at: Attribute | undefined): boolean {
    if (node.kind === "mapping") {
      for (const entry of node.entries.values()) {
        path.push(entry.key);
        if (!walk(entry.value, childOf(at, entry.key))) node.entries.delete(entry.key);
        path.pop();
      }
    } else if (node.kind === "sequence") {
      const items = at?.list?.items;
      for (let i = 0; i < node.items.length; i++) {
        const item = node.items[i];
        if (!item) continue;
        path.push(i);
        walk(item, items);
        path.pop();
      }
    } else if (node.type === "float" && !Number.isFinite(node.value)) {
      reporter.report(
        "bad-value",
        node,
        { text: textOf(node), wanted: "a finite number", of: path.join(".") },
        { path: [...path] },
      );
      return false;
    } else if (node.type === "string" && typeof node.value === "string") {
      if (node.value.includes("$")) replace(node, node.value, lookup, reporter, path);
      if (at?.cast) return castScalar(node, at.cast, reporter, path);
    }
    return true;
  }
}

function replace(node: Scalar, text: string, lookup: Lookup, reporter: Reporter, path: Path): void {
  const result = substitute(text, lookup, (name, at) => {
    const length = text[at + 1] === "{" ? `\${${name}}`.length : `$${name}`.length;
    reporter.report("unset-variable", partOf(node, text, at, length), { name }, { path: [...path] });
  });
  node.value = result.text;
  if (result.problem) reportProblem(node, text, result.problem, reporter, path);
}

function reportProblem(node: Scalar, text: string, problem: TemplateProblem, reporter: Reporter, path: Path): void {
  const at = partOf(node, text, problem.at, problem.part.length);
  const details = { path: [...path] };
  if (problem.kind === "required") {
    reporter.report("required-variable", at, { name: problem.variable, reason: problem.reason }, details);
  } else if (problem.kind === "deep") {
    reporter.report("interpolation-too-deep", at, {}, details);
  } else {
    reporter.report("invalid-interpolation", at, { text }, details);
  }
}

function castScalar(node: Scalar, cast: NonNullable<Attribute["cast"]>, reporter: Reporter, path: Path): boolean {
  const text = String(node.value);
  if (isSymbolic(text)) {
    reporter.report("symbolic-value", node, { text: showSymbolic(text), path: path.join(".") }, { path: [...path] });
    return false;
  }
  const value = castText(cast, text);
  if (!value) {
    const wanted = cast === "bool" ? "boolean" : cast === "float" ? "number" : "integer";
    reporter.report("bad-cast", node, { text, type: wanted }, { path: [...path] });
    return false;
  }
  if (value.old) reporter.report("yaml-1.1-boolean", node, { text, value: String(value.value) }, { path: [...path] });
  node.type = value.type;
  node.value = value.value;
  return true;
}

/**
 * The range of a part of a scalar's text, where its source still shows it. That has more around it (quotes, indentation) and may write
 * some of it otherwise: of several like parts it is the one that comes as many-th there.
 */
function partOf(node: Scalar, text: string, from: number, length: number): Span {
  const [line = ""] = text.slice(from, from + length).split("\n");
  const raw = node.source.text.slice(node.start, node.end);
  let at = raw.indexOf(line);
  for (let before = text.indexOf(line); before < from && at >= 0; before = text.indexOf(line, before + 1))
    at = raw.indexOf(line, at + 1);
  return at < 0 ? node : { source: node.source, start: node.start + at, end: node.start + at + line.length };
}
