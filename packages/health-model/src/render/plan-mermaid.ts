import { CONDITION_WORDS } from "../plan/condition-words";
import type { StartPlan } from "../plan/start-plan";
import { edgeLabels } from "./edge-words";
import { nodeLines } from "./node-lines";
import { jobWords, waitingJobs } from "./waiting-jobs";

/** A plan as a Mermaid flowchart; arrows go from a dependency to who waits for it, dotted where it is optional; jobs are round. */
export function planMermaid(plan: StartPlan): string {
  const ids = new Map(plan.order.map((name, index) => [name, `s${index}`]));
  const words = edgeLabels(plan);
  const nodes = plan.order.map((name) => {
    const lines = nodeLines(plan, name).map((line) => `<br/><small>${quoted(line)}</small>`);
    return `  ${ids.get(name)}["${quoted(name)}${lines.join("")}"]`;
  });
  const edges = plan.edges.map((edge) => {
    const arrow = edge.required ? "-->" : "-.->";
    return `  ${ids.get(edge.dependency)} ${arrow}|"${quoted(words(edge))}"| ${ids.get(edge.dependent)}`;
  });
  const jobs = waitingJobs(plan);
  for (const [index, { name }] of jobs.entries()) ids.set(name, `j${index}`);
  const jobNodes = jobs.map(
    (job) => `  ${ids.get(job.name)}(["${quoted(job.name)}<br/><small>${quoted(jobWords(job))}</small>"])`,
  );
  const jobEdges = jobs.flatMap(({ name, waits }) =>
    waits
      .filter(({ service }) => ids.has(service))
      .map(({ service, condition, required }) => {
        const arrow = required ? "-->" : "-.->";
        return `  ${ids.get(service)} ${arrow}|"${CONDITION_WORDS[condition]}"| ${ids.get(name)}`;
      }),
  );
  return `${["flowchart LR", ...nodes, ...jobNodes, ...edges, ...jobEdges].join("\n")}\n`;
}

function quoted(text: string): string {
  return text.replace(/[#"<>&]/g, (char) => `#${char.codePointAt(0)};`);
}
