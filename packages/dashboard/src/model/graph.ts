import type { Edge, GateCondition } from "@pulumi-compose/health-model";
import { layoutPlan } from "@pulumi-compose/health-model/picture";
import type { Plan } from "../contract";
import { boxHeight, departure, METRICS, type Metrics } from "./graph-metrics";
import { grouped } from "./grouped";

export interface GraphOptions {
  readonly plan: Pick<Plan, "layers" | "edges" | "gates">;
  /** The services that are drawn; the others, and their edges, are left out. */
  readonly names: ReadonlySet<string>;
  /** The layers that are drawn as one box. */
  readonly collapsed: ReadonlySet<number>;
  /** Smaller boxes, for many services. */
  readonly isCompact: boolean;
  /** In pixels: boxes are as wide as it allows, within bounds. */
  readonly width: number;
}

export interface GraphBox {
  /** The service's name, or {@link layerId}. */
  readonly id: string;
  readonly layer: number;
  /** Those of a layer that is one box. */
  readonly services?: readonly string[];
  /** Its upper left corner, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The conditions of it that others wait for, in the order of its rows. */
  readonly gates: readonly GateCondition[];
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Several where a layer is one box. */
  readonly edges: readonly Edge[];
  /** As SVG's `d`. */
  readonly path: string;
  /** Where it arrives. */
  readonly x: number;
  readonly y: number;
}

export interface GraphColumn {
  readonly layer: number;
  readonly x: number;
  readonly services: readonly string[];
}

export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly columns: readonly GraphColumn[];
  readonly boxes: readonly GraphBox[];
  readonly edges: readonly GraphEdge[];
}

/** The box of a layer that is collapsed. No service's name has a blank. */
export function layerId(layer: number): string {
  return `layer ${layer}`;
}

/** A start plan as boxes in columns, and edges that run between them. */
export function graphOf({ plan, names, collapsed, isCompact, width }: GraphOptions): Graph {
  const metrics = METRICS[isCompact ? "compact" : "full"];
  const layers = plan.layers
    .map((services, layer) => ({ layer, services: services.filter((name) => names.has(name)) }))
    .filter(({ services }) => services.length > 0);
  const boxOf = new Map(
    layers.flatMap(({ layer, services }) =>
      services.map((name) => [name, collapsed.has(layer) ? layerId(layer) : name] as const),
    ),
  );
  const gates = grouped(plan.gates, ({ dependency }) => dependency);
  const gatesOf = (id: string) => (gates.get(id) ?? []).map(({ condition }) => condition);
  const merged = mergedEdges(plan.edges, boxOf);
  const layout = layoutPlan(
    {
      layers: layers.map(({ layer, services }) => (collapsed.has(layer) ? [layerId(layer)] : services)),
      edges: [...merged.values()].map(({ drawn }) => drawn),
    },
    (id) => boxHeight(metrics, id.includes(" ") ? undefined : gatesOf(id).length),
    { gap: metrics.gapY, bendHeight: metrics.bend },
  );
  const boxWidth = widthOf(metrics, layers.length, width);
  const x = (column: number) => column * (boxWidth + metrics.gapX);
  const boxes = layers.flatMap(({ layer, services }, column) =>
    (collapsed.has(layer) ? [layerId(layer)] : services).map((id): GraphBox => {
      const isLayer = id === layerId(layer);
      const height = boxHeight(metrics, isLayer ? undefined : gatesOf(id).length);
      const y = HEAD + (layout.nodes.get(id)?.y ?? 0) - height / 2;
      const size = { x: x(column), y, width: boxWidth, height };
      return { id, layer, ...size, gates: isLayer ? [] : gatesOf(id), ...(isLayer && { services }) };
    }),
  );
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const routes = grouped(layout.routes, ({ edge }) => edge.dependent);
  return {
    width: Math.max(x(layers.length) - metrics.gapX, 0),
    height: HEAD + layout.height + 2,
    boxWidth,
    columns: layers.map(({ layer, services }, column) => ({ layer, services, x: x(column) })),
    boxes,
    edges: [...routes.values()].flatMap((arriving) =>
      [...arriving]
        .sort((one, other) => (one.via.at(-2)?.y ?? 0) - (other.via.at(-2)?.y ?? 0))
        .flatMap(({ edge, via }, index) => {
          const [from, to] = [byId.get(edge.dependency), byId.get(edge.dependent)];
          if (from === undefined || to === undefined) return [];
          const spread = Math.min(metrics.port, (to.height - 12) / arriving.length);
          const end = to.y + to.height / 2 + (index - (arriving.length - 1) / 2) * spread;
          const bends = via.slice(1, -1).map((cell) => ({ x: x(cell.column), y: HEAD + cell.y }));
          const id = edgeId(edge);
          return [
            {
              id,
              from: from.id,
              to: to.id,
              edges: merged.get(id)?.edges ?? [edge],
              path: pathOf(from.x + boxWidth, departure(metrics, from, edge.condition), bends, boxWidth, to.x, end),
              x: to.x,
              y: end,
            },
          ];
        }),
    ),
  };
}

/** The heads of the columns. */
const HEAD = 34;

/** What is drawn between two boxes, and for which edges of the plan. */
interface Merged {
  readonly drawn: Edge;
  readonly edges: Edge[];
}

/** The edges between boxes, by {@link edgeId}. */
function mergedEdges(edges: readonly Edge[], boxOf: ReadonlyMap<string, string>): ReadonlyMap<string, Merged> {
  const merged = new Map<string, Merged>();
  for (const edge of edges) {
    const [dependency, dependent] = [boxOf.get(edge.dependency), boxOf.get(edge.dependent)];
    if (dependency === undefined || dependent === undefined || dependency === dependent) continue;
    const drawn = { ...edge, dependency, dependent };
    const before = merged.get(edgeId(drawn));
    if (before === undefined) merged.set(edgeId(drawn), { drawn, edges: [edge] });
    else before.edges.push(edge);
  }
  return merged;
}

function edgeId({ dependency, dependent, condition }: Edge): string {
  return `${dependency}>${dependent}>${condition}`;
}

function widthOf({ least, most, gapX }: Metrics, columns: number, width: number): number {
  return Math.min(most, Math.max(least, Math.floor((width - (columns - 1) * gapX) / Math.max(columns, 1))));
}

/** Through the columns between it runs straight across; between columns it swings. */
function pathOf(
  startX: number,
  startY: number,
  bends: readonly { readonly x: number; readonly y: number }[],
  boxWidth: number,
  endX: number,
  endY: number,
): string {
  let path = `M${startX} ${round(startY)}`;
  let [fromX, fromY] = [startX, startY];
  for (const { x, y } of bends) {
    path += swing(fromX, fromY, x, y);
    path += `H${x + boxWidth}`;
    [fromX, fromY] = [x + boxWidth, y];
  }
  return path + swing(fromX, fromY, endX - ARROW, endY);
}

/** What is left for the arrow's head. */
const ARROW = 5;

function swing(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = (fromX + toX) / 2;
  return `C${middle} ${round(fromY)} ${middle} ${round(toY)} ${toX} ${round(toY)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
