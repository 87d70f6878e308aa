import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Graph, graphOf } from "../../model/graph";
import { relatives } from "../../model/relatives";
import type { ServiceSummary } from "../../model/summary";
import { usePage } from "../parts/page-context";
import { Scroll } from "../parts/scroll";
import { useWidth } from "../parts/use-width";
import { GraphEdges } from "./graph-edges";
import { GraphKey } from "./graph-key";
import { LayerNode } from "./layer-node";
import { moveFocus } from "./move-focus";
import { ServiceNode } from "./service-node";

/** From so many services on, boxes are small. */
const MANY = 36;

interface GraphViewProps {
  /** Those that are drawn. */
  readonly services: readonly ServiceSummary[];
  readonly collapsed: ReadonlySet<number>;
  readonly onToggle: (layer: number) => void;
}

/** The start plan, layer by layer from left to right. To a screen reader it is a list of layers, each a list of services. */
export function GraphView({ services, collapsed, onToggle }: GraphViewProps) {
  const { state } = usePage();
  const [place, width] = useWidth();
  const [active, setActive] = useState<string>();
  const { plan } = state;
  const names = services.map(({ name }) => name).join(" ");
  const isCompact = services.length > MANY;
  const graph = useMemo<Graph | undefined>(
    () =>
      plan === undefined || width === 0
        ? undefined
        : graphOf({ plan, names: new Set(names.split(" ")), collapsed, isCompact, width: width - 8 }),
    [plan, names, collapsed, isCompact, width],
  );
  const byName = useMemo(() => new Map(services.map((service) => [service.name, service])), [services]);
  const near = useMemo(
    () => (active === undefined || graph === undefined ? undefined : relatives(graph.edges, active)),
    [active, graph],
  );
  const list = useRef<HTMLDivElement>(null);
  // A box that has gone takes no leave.
  useEffect(() => {
    if (active !== undefined && graph?.boxes.every(({ id }) => id !== active)) setActive(undefined);
  }, [graph, active]);

  return (
    <div ref={place}>
      <Scroll label="Graph of the start plan" class="graph-scroll">
        {graph && (
          // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a short cut between links that Tab reaches, too
          <div
            ref={list}
            class={`graph ${isCompact ? "graph-compact" : ""} ${near ? "graph-near" : ""}`}
            style={{ width: `${graph.width}px`, height: `${graph.height}px` }}
            onKeyDown={(event) => moveFocus(event, list.current)}
          >
            <GraphEdges graph={graph} near={near} />
            <ol class="graph-layers">
              {graph.columns.map(({ layer, x, services: its }) => (
                <li key={layer}>
                  <button
                    type="button"
                    class="graph-layer-head"
                    style={{ left: `${x}px`, width: `${graph.boxWidth}px` }}
                    aria-expanded={!collapsed.has(layer)}
                    onClick={() => onToggle(layer)}
                  >
                    <span class="twist" aria-hidden="true" />
                    Layer {layer + 1}
                    <span class="count">{its.length}</span>
                  </button>
                  <ul>
                    {graph.boxes
                      .filter((box) => box.layer === layer)
                      .map((box) => {
                        const service = byName.get(box.id);
                        const isFar = near !== undefined && !near.has(box.id);
                        const common = { key: box.id, box, isFar, onActive: setActive };
                        if (service) return <ServiceNode {...common} service={service} isCompact={isCompact} />;
                        const inside = (box.services ?? []).flatMap((name) => byName.get(name) ?? []);
                        return <LayerNode {...common} services={inside} onOpen={() => onToggle(layer)} />;
                      })}
                  </ul>
                </li>
              ))}
            </ol>
          </div>
        )}
      </Scroll>
      {graph && graph.edges.length > 0 ? <GraphKey /> : null}
    </div>
  );
}
