import type { Condition } from "@pulumi-compose/health-model";
import type { GraphBox } from "./graph";

/** The sizes of a graph, in pixels. */
export interface Metrics {
  /** Of a box without its gates. */
  readonly head: number;
  /** Of each gate's row in a box. */
  readonly row: number;
  /** Of a whole layer's box. */
  readonly layer: number;
  /** The least and the most that a box is wide. */
  readonly least: number;
  readonly most: number;
  /** Between columns, where edges swing; and between boxes. */
  readonly gapX: number;
  readonly gapY: number;
  /** Between edges that pass a column. */
  readonly bend: number;
  /** Between edges that arrive at one box. */
  readonly port: number;
}

export const METRICS: Readonly<Record<"full" | "compact", Metrics>> = {
  full: { head: 76, row: 24, layer: 96, least: 176, most: 240, gapX: 64, gapY: 22, bend: 8, port: 10 },
  compact: { head: 28, row: 0, layer: 96, least: 138, most: 180, gapX: 56, gapY: 8, bend: 2, port: 5 },
};

/** @param gates how many rows it has; undefined: the box of a layer */
export function boxHeight({ head, row, layer }: Metrics, gates: number | undefined): number {
  return gates === undefined ? layer : head + gates * row;
}

/** Where edges of a condition leave a box: at the row of its gate, or at the service itself. */
export function departure(
  { head, row }: Metrics,
  { y, height, gates, services }: GraphBox,
  condition: Condition,
): number {
  if (services !== undefined || row === 0) return y + height / 2;
  const rows: readonly Condition[] = gates;
  const index = rows.indexOf(condition);
  return index < 0 ? y + head / 2 : y + head + (index + 0.5) * row;
}
