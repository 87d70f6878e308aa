import type { StartPlan } from "../plan/start-plan";
import { edgeLabels } from "./edge-words";
import { checkWords } from "./words";

/** A plan as a Mermaid flowchart; arrows go from a dependency to who waits for it, dotted where it is optional. */
export function planMermaid(plan: StartPlan): string {
  const ids = new Map(plan.order.map((name, index) => [name, `s${index}`]));
  const words = edgeLabels(plan);
  const nodes = plan.order.map((name) => {
    const check = plan.services[name]?.healthcheck ?? { kind: "none" };
    return `  ${ids.get(name)}["${quoted(name)}<br/><small>${quoted(checkWords(check))}</small>"]`;
  });
  const edges = plan.edges.map((edge) => {
    const arrow = edge.required ? "-->" : "-.->";
    return `  ${ids.get(edge.dependency)} ${arrow}|"${quoted(words(edge))}"| ${ids.get(edge.dependent)}`;
  });
  return `${["flowchart LR", ...nodes, ...edges].join("\n")}\n`;
}

function quoted(text: string): string {
  return text.replace(/[#"<>&]/g, (char) => `#${char.codePointAt(0)};`);
}
