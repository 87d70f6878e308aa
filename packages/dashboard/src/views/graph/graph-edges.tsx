import type { Graph, GraphEdge } from "../../model/graph";
import { gateKey, type ViewState } from "../../state/view-state";
import { usePage } from "../parts/page-context";

interface GraphEdgesProps {
  readonly graph: Graph;
  /** What the edges that stand out are between. */
  readonly near: ReadonlySet<string> | undefined;
}

/** Who waits for whom, as lines. Each service's page says the same in words. */
export function GraphEdges({ graph, near }: GraphEdgesProps) {
  const { state } = usePage();
  const drawn = graph.edges.map((edge) => ({ edge, look: lookOf(state, edge, near) }));
  // What stands out lies above what does not.
  drawn.sort((one, other) => one.look.weight - other.look.weight);
  return (
    <svg class="graph-edges" width={graph.width} height={graph.height} aria-hidden="true" focusable="false">
      {drawn.map(({ edge, look }) => (
        <g key={edge.id} class={look.classes}>
          <path d={edge.path} />
          <path class="head" d={`M${edge.x - 6} ${edge.y - 3.5}l6 3.5l-6 3.5z`} />
        </g>
      ))}
    </svg>
  );
}

function lookOf(state: ViewState, { from, to, edges }: GraphEdge, near: ReadonlySet<string> | undefined) {
  const statuses = edges.map(({ dependency, condition }) =>
    state.gates.get(gateKey({ service: dependency, condition })),
  );
  const condition = edges[0]?.condition ?? "service_started";
  const status = statuses.some((gate) => gate?.status === "failed")
    ? "failed"
    : statuses.some((gate) => gate?.status === "waiting" && gate.by === "update")
      ? "waiting"
      : "calm";
  const isNear = near?.has(from) === true && near.has(to);
  const classes = [
    "edge",
    `edge-${condition}`,
    `edge-${status}`,
    edges.every(({ required }) => !required) ? "edge-optional" : "",
    near === undefined ? "" : isNear ? "edge-near" : "edge-far",
  ];
  return {
    classes: classes.join(" "),
    weight: (status === "failed" ? 2 : status === "waiting" ? 1 : 0) + (isNear ? 3 : 0),
  };
}
