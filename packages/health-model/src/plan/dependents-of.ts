import type { Edge } from "./edge";
import type { GateDependent } from "./gate";

/** Who waits, by the edges that lead to what is waited for. */
export function dependentsOf(edges: readonly Edge[]): readonly GateDependent[] {
  return edges.map(({ dependent, required, restart, place }) => ({
    service: dependent,
    required,
    restart,
    ...(place !== undefined && { place }),
  }));
}
