import type { Edge } from "../plan/edge";
import type { StartPlan } from "../plan/start-plan";

/** A place: the layer, and the distance of its middle from the top. */
export interface Cell {
  readonly column: number;
  readonly y: number;
}

/** An edge as the cells it runs through, from the dependency to the dependent. */
export interface Route {
  readonly edge: Edge;
  readonly via: readonly Cell[];
}

export interface Layout {
  readonly columns: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Cell>;
  readonly routes: readonly Route[];
}

export interface LayoutOptions {
  /** Between what stands below each other; 24 when left out. */
  readonly gap?: number;
  /** Of an edge that passes a column; 14 when left out. */
  readonly bendHeight?: number;
}

interface Node {
  readonly id: string;
  readonly column: number;
  readonly height: number;
  readonly before: Node[];
  readonly after: Node[];
  row: number;
}

const SWEEPS = 6;
/** Of an edge that passes a column. */
const BEND_HEIGHT = 14;
const GAP = 24;

/**
 * A layered drawing: columns are the plan's layers, edges that span several get a row of their own in each between,
 * and a few sweeps put every node near the middle of its neighbours, so that few edges cross.
 */
export function layoutPlan(
  plan: Pick<StartPlan, "layers" | "edges">,
  heightOf: (service: string) => number,
  { gap = GAP, bendHeight = BEND_HEIGHT }: LayoutOptions = {},
): Layout {
  const columns: Node[][] = plan.layers.map((layer, column) => layer.map((id) => newNode(id, column, heightOf(id))));
  const byName = new Map(columns.flat().map((node) => [node.id, node]));
  const routes = plan.edges.flatMap((edge) => {
    const from = byName.get(edge.dependency);
    const to = byName.get(edge.dependent);
    return from === undefined || to === undefined || to.column <= from.column
      ? []
      : [route(edge, from, to, columns, bendHeight)];
  });
  for (const column of columns) number(column);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of columns) arrange(column, "before");
    for (const column of [...columns].reverse()) arrange(column, "after");
  }
  const heights = columns.map((column) => column.reduce((sum, { height }) => sum + height + gap, -gap));
  const height = Math.max(0, ...heights);
  const cells = new Map(columns.flatMap((column, index) => place(column, (height - (heights[index] ?? 0)) / 2, gap)));
  const cell = (node: Node): Cell => cells.get(node) ?? { column: node.column, y: 0 };
  return {
    columns: columns.length,
    height,
    nodes: new Map([...byName].map(([name, node]) => [name, cell(node)])),
    routes: routes.map(({ edge, via }) => ({ edge, via: via.map(cell) })),
  };
}

/** The nodes of a column below each other. */
function place(column: readonly Node[], top: number, gap: number): [Node, Cell][] {
  let y = top;
  return column.map((node) => {
    const middle = y + node.height / 2;
    y += node.height + gap;
    return [node, { column: node.column, y: middle }];
  });
}

function newNode(id: string, column: number, height: number): Node {
  return { id, column, height, before: [], after: [], row: 0 };
}

function route(
  edge: Edge,
  from: Node,
  to: Node,
  columns: readonly Node[][],
  bendHeight: number,
): { edge: Edge; via: Node[] } {
  const via = [from];
  for (let column = from.column + 1; column < to.column; column += 1) {
    const bend = newNode("", column, bendHeight);
    columns[column]?.push(bend);
    via.push(bend);
  }
  via.push(to);
  via.forEach((node, index) => {
    const next = via[index + 1];
    if (next === undefined) return;
    node.after.push(next);
    next.before.push(node);
  });
  return { edge, via };
}

function arrange(column: Node[], side: "before" | "after"): void {
  const wanted = new Map(column.map((node) => [node, middle(node[side]) ?? node.row]));
  column.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0));
  number(column);
}

function number(column: readonly Node[]): void {
  column.forEach((node, row) => {
    node.row = row;
  });
}

function middle(nodes: readonly Node[]): number | undefined {
  return nodes.length === 0 ? undefined : nodes.reduce((sum, { row }) => sum + row, 0) / nodes.length;
}
