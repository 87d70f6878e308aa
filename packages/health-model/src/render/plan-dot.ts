import { CONDITION_WORDS } from "../plan/condition-words";
import type { StartPlan } from "../plan/start-plan";
import { edgeLabels } from "./edge-words";
import { nodeLines } from "./node-lines";
import { CONDITION_COLOURS } from "./palette";
import { jobWords, waitingJobs } from "./waiting-jobs";

/** A plan for Graphviz; arrows go from a dependency to who waits for it, dashed where it is optional; jobs have a dashed border. */
export function planDot(plan: StartPlan): string {
  const words = edgeLabels(plan);
  const nodes = plan.order.map(
    (name) => `  ${quoted(name)} [label=${quoted([name, ...nodeLines(plan, name)].join("\n"))}];`,
  );
  const edges = plan.edges.map((edge) => {
    const style = edge.required ? "solid" : "dashed";
    const attributes = `label=${quoted(words(edge))}, color="${CONDITION_COLOURS[edge.condition]}", style=${style}`;
    return `  ${quoted(edge.dependency)} -> ${quoted(edge.dependent)} [${attributes}];`;
  });
  const jobs = waitingJobs(plan);
  const drawn = new Set([...plan.order, ...jobs.map(({ name }) => name)]);
  const jobNodes = jobs.map(
    (job) => `  ${quoted(job.name)} [label=${quoted(`${job.name}\n${jobWords(job)}`)}, style="rounded,dashed"];`,
  );
  const jobEdges = jobs.flatMap(({ name, waits }) =>
    waits
      .filter(({ service }) => drawn.has(service))
      .map(({ service, condition, required }) => {
        const style = required ? "solid" : "dashed";
        const attributes = `label=${quoted(CONDITION_WORDS[condition])}, color="${CONDITION_COLOURS[condition]}", style=${style}`;
        return `  ${quoted(service)} -> ${quoted(name)} [${attributes}];`;
      }),
  );
  const head = ["digraph plan {", "  rankdir=LR;", '  node [shape=box, style=rounded, fontname="sans-serif"];'];
  return `${[...head, '  edge [fontname="sans-serif", fontsize=10];', ...nodes, ...jobNodes, ...edges, ...jobEdges, "}"].join("\n")}\n`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
