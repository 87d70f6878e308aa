import type { StartPlan } from "../plan/start-plan";
import { edgeLabels } from "./edge-words";
import { CONDITION_COLOURS } from "./palette";
import { checkWords } from "./words";

/** A plan for Graphviz; arrows go from a dependency to who waits for it, dashed where it is optional. */
export function planDot(plan: StartPlan): string {
  const words = edgeLabels(plan);
  const nodes = plan.order.map((name) => {
    const check = plan.services[name]?.healthcheck ?? { kind: "none" };
    return `  ${quoted(name)} [label=${quoted(`${name}\n${checkWords(check)}`)}];`;
  });
  const edges = plan.edges.map((edge) => {
    const style = edge.required ? "solid" : "dashed";
    const attributes = `label=${quoted(words(edge))}, color="${CONDITION_COLOURS[edge.condition]}", style=${style}`;
    return `  ${quoted(edge.dependency)} -> ${quoted(edge.dependent)} [${attributes}];`;
  });
  const head = ["digraph plan {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="sans-serif"];'];
  return `${[...head, '  edge [fontname="sans-serif", fontsize=10];', ...nodes, ...edges, "}"].join("\n")}\n`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
