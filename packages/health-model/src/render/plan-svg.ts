import { CONDITION_WORDS, CONDITIONS } from "../plan/condition-words";
import type { Edge } from "../plan/edge";
import type { StartPlan } from "../plan/start-plan";
import { edgeLabels } from "./edge-words";
import { type Cell, type Layout, layoutPlan, type Route } from "./layout";
import { nodeLines } from "./node-lines";
import { BOX, CONDITION_COLOURS, FONT, INK, LINE, MUTED, PAPER } from "./palette";
import { jobWords, waitingJobs } from "./waiting-jobs";
import { spanWords } from "./words";
import { element, label, px } from "./xml";

const NODE_HEIGHT = 58;
const LINE_HEIGHT = 14;
/** Between edges that arrive at one node, so that their labels do not touch. */
const PORT_DISTANCE = 14;
const GAP = 170;
/** The last stretch of an edge runs straight, under its label. */
const STRAIGHT = 95;
const MARGIN = 24;
const LEGEND_HEIGHT = 40;
const JOB_GAP = 24;
/** Widths of the two sizes of letters, about. */
const LARGE = 8.2;
const SMALL = 6.2;

interface Frame {
  readonly layout: Layout;
  readonly nodeWidth: number;
  readonly heightOf: (service: string) => number;
  readonly x: (cell: Cell) => number;
  readonly y: (cell: Cell) => number;
}

/** A plan as a picture: layers from left to right, the critical path in bold, edges in the colour of their condition, jobs below. */
export function planSvg(plan: StartPlan): string {
  const arrivals = new Map<string, number>();
  for (const { dependent } of plan.edges) arrivals.set(dependent, (arrivals.get(dependent) ?? 0) + 1);
  const heightOf = (service: string) =>
    Math.max(NODE_HEIGHT + 2 * raisedBy(plan, service), ((arrivals.get(service) ?? 0) + 0.5) * PORT_DISTANCE);
  const layout = layoutPlan(plan, heightOf);
  const nodeWidth = Math.max(120, ...plan.order.map((name) => textWidth(plan, name))) + 24;
  const x = ({ column }: Cell) => MARGIN + column * (nodeWidth + GAP);
  const frame: Frame = { layout, nodeWidth, heightOf, x, y: (cell) => MARGIN + cell.y };
  const width = Math.max(MARGIN * 2 + layout.columns * (nodeWidth + GAP) - GAP, 560);
  const jobs = jobsSvg(plan, { top: MARGIN + layout.height, width });
  const height = MARGIN * 2 + layout.height + jobs.height + LEGEND_HEIGHT;
  const critical = criticalEdges(plan);
  const { steps } = plan.criticalPath;
  const criticalServices = new Set(steps.length > 1 ? steps.map(({ service }) => service) : []);
  const words = edgeLabels(plan);
  const edges = arriving(layout).map(({ route, port }) =>
    edgeSvg(frame, route, port, words(route.edge), critical.has(key(route.edge))),
  );
  const nodes = plan.order.map((name) => nodeSvg(frame, plan, name, criticalServices.has(name)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" style="${FONT}">`,
    element("title", {}, "Start plan"),
    `<defs>${Object.entries(CONDITION_COLOURS)
      .map(([condition, colour]) => marker(condition, colour))
      .join("")}</defs>`,
    element("rect", { width, height, fill: PAPER }),
    ...edges.map(({ line }) => line),
    ...nodes,
    ...jobs.boxes,
    ...edges.map(({ text }) => text),
    legend(height - LEGEND_HEIGHT / 2 - 4),
    "</svg>\n",
  ].join("\n");
}

function textWidth(plan: StartPlan, name: string): number {
  return Math.max((name.length + 4) * LARGE, ...linesOf(plan, name).map((line) => line.length * SMALL));
}

/** The routes, with how far from the middle of its dependent each arrives: from top to bottom as they come. */
function arriving({ routes }: Layout): { route: Route; port: number }[] {
  const byDependent = new Map<string, Route[]>();
  for (const route of routes) {
    const all = byDependent.get(route.edge.dependent);
    if (all === undefined) byDependent.set(route.edge.dependent, [route]);
    else all.push(route);
  }
  return [...byDependent.values()].flatMap((all) =>
    all
      .sort((one, other) => (one.via.at(-2)?.y ?? 0) - (other.via.at(-2)?.y ?? 0))
      .map((route, index) => ({ route, port: (index - (all.length - 1) / 2) * PORT_DISTANCE })),
  );
}

function linesOf(plan: StartPlan, name: string): string[] {
  const service = plan.services[name];
  return service === undefined ? [] : [...nodeLines(plan, name), `starts ${spanWords(service.start)}`];
}

/** How much higher what stands in a node is where it has a line more than others. */
function raisedBy(plan: StartPlan, name: string): number {
  return plan.services[name]?.rollout ? LINE_HEIGHT / 2 : 0;
}

function nodeSvg(
  { layout, nodeWidth, heightOf, x, y }: Frame,
  plan: StartPlan,
  name: string,
  isCritical: boolean,
): string {
  const cell = layout.nodes.get(name) ?? { column: 0, y: 0 };
  const [left, middle] = [x(cell), y(cell)];
  const replicas = plan.services[name]?.replicas ?? 1;
  const height = heightOf(name);
  const top = middle - raisedBy(plan, name);
  const box = { x: left, y: middle - height / 2, width: nodeWidth, height, rx: 8, fill: BOX };
  const stroke = { stroke: isCritical ? INK : LINE, "stroke-width": isCritical ? 2 : 1.2 };
  return [
    element("rect", { ...box, ...stroke }),
    label(left + 12, top - 10, name, { fill: INK, "font-size": 13, "font-weight": "bold" }),
    ...(replicas === 1
      ? []
      : [
          label(left + nodeWidth - 12, top - 10, `×${replicas}`, {
            fill: MUTED,
            "font-size": 12,
            "text-anchor": "end",
          }),
        ]),
    ...linesOf(plan, name).map((line, index) =>
      label(left + 12, top + 7 + index * LINE_HEIGHT, line, { fill: MUTED, "font-size": 10 }),
    ),
  ].join("");
}

/** Jobs stand below, row by row: an `up` does not run them, so they are in none of its layers. */
function jobsSvg(plan: StartPlan, { top, width }: { readonly top: number; readonly width: number }) {
  const boxes: string[] = [];
  let [x, y] = [MARGIN, top + JOB_GAP];
  for (const job of waitingJobs(plan)) {
    const behind = job.waits.map(({ service, condition }) => `${service} ${CONDITION_WORDS[condition]}`).join(", ");
    const lines = [jobWords(job), ...(behind === "" ? [] : [`behind ${behind}`])];
    const boxWidth = Math.max(120, job.name.length * LARGE, ...lines.map((line) => line.length * SMALL)) + 24;
    if (x > MARGIN && x + boxWidth > width - MARGIN) [x, y] = [MARGIN, y + NODE_HEIGHT + JOB_GAP];
    const box = { x, y, width: boxWidth, height: NODE_HEIGHT, rx: 8, fill: BOX };
    boxes.push(
      element("rect", { ...box, stroke: LINE, "stroke-width": 1.2, "stroke-dasharray": "2 3" }),
      label(x + 12, y + 19, job.name, { fill: INK, "font-size": 13, "font-weight": "bold" }),
      ...lines.map((line, index) =>
        label(x + 12, y + 36 + index * LINE_HEIGHT, line, { fill: MUTED, "font-size": 10 }),
      ),
    );
    x += boxWidth + JOB_GAP;
  }
  return { boxes, height: boxes.length === 0 ? 0 : y + NODE_HEIGHT - top };
}

function edgeSvg({ nodeWidth, x, y }: Frame, { edge, via }: Route, port: number, words: string, isCritical: boolean) {
  const [first, ...rest] = via;
  if (first === undefined) return { line: "", text: "" };
  let path = `M${px(x(first) + nodeWidth)} ${px(y(first))}`;
  let [fromX, fromY] = [x(first) + nodeWidth, y(first)];
  rest.forEach((cell, index) => {
    const isLast = index === rest.length - 1;
    const [toX, toY] = [x(cell) - (isLast ? STRAIGHT : 0), y(cell) + (isLast ? port : 0)];
    const bend = (toX - fromX) / 2;
    path += ` C${px(fromX + bend)} ${px(fromY)} ${px(toX - bend)} ${px(toY)} ${px(toX)} ${px(toY)}`;
    [fromX, fromY] = [toX + (isLast ? STRAIGHT - 3 : 0), toY];
    if (isLast) path += ` H${px(fromX)}`;
    // Through the columns between, an edge runs straight across.
    if (!isLast) {
      fromX = toX + nodeWidth;
      path += ` L${px(fromX)} ${px(fromY)}`;
    }
  });
  const colour = CONDITION_COLOURS[edge.condition];
  const line = element("path", {
    d: path,
    fill: "none",
    stroke: colour,
    "stroke-width": isCritical ? 3 : 1.6,
    "stroke-dasharray": edge.required ? undefined : "6 4",
    "marker-end": `url(#${edge.condition})`,
  });
  const halo = { stroke: PAPER, "stroke-width": 3, "paint-order": "stroke" };
  const place = { "font-size": 10, "text-anchor": "end" };
  return { line, text: label(fromX - 8, fromY - 5, words, { fill: colour, ...place, ...halo }) };
}

function marker(id: string, fill: string): string {
  const shape = { id, viewBox: "0 0 8 8", refX: "6", refY: "4", markerWidth: "9", markerHeight: "9" };
  const units = { markerUnits: "userSpaceOnUse", orient: "auto" };
  return element("marker", { ...shape, ...units }, element("path", { d: "M0 0L8 4L0 8z", fill }));
}

function legend(y: number): string {
  const entries = CONDITIONS.map((condition, index) => {
    const x = MARGIN + index * 110;
    const line = element("path", {
      d: `M${px(x)} ${px(y)}h22`,
      stroke: CONDITION_COLOURS[condition],
      "stroke-width": 2,
    });
    return line + label(x + 28, y + 4, CONDITION_WORDS[condition], { fill: MUTED, "font-size": 11 });
  });
  const x = MARGIN + entries.length * 110;
  const dashed = element("path", {
    d: `M${px(x)} ${px(y)}h22`,
    stroke: MUTED,
    "stroke-width": 2,
    "stroke-dasharray": "6 4",
  });
  return [
    ...entries,
    dashed,
    label(x + 28, y + 4, "optional; bold: critical path", { fill: MUTED, "font-size": 11 }),
  ].join("");
}

function key({ dependency, dependent }: Pick<Edge, "dependency" | "dependent">): string {
  return JSON.stringify([dependency, dependent]);
}

function criticalEdges({ criticalPath: { steps } }: StartPlan): ReadonlySet<string> {
  return new Set(
    steps.slice(1).map(({ service }, index) => key({ dependency: steps[index]?.service ?? "", dependent: service })),
  );
}
