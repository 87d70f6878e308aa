import { type Filter, filtered } from "../../model/filter";
import { GraphView } from "../graph/graph-view";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";
import { ServiceTable } from "./service-table";
import { type Look, Toolbar } from "./toolbar";

/** What is remembered while a service's page is looked at. */
export interface ServicesLook {
  readonly filter: Filter;
  readonly look: Look;
  readonly collapsed: ReadonlySet<number>;
}

interface ServicesPanelProps {
  readonly chosen: ServicesLook;
  readonly onChoice: (chosen: ServicesLook) => void;
}

/** All services, as a graph or as a list. */
export function ServicesPanel({ chosen, onChoice }: ServicesPanelProps) {
  const { state, services } = usePage();
  const { filter, collapsed } = chosen;
  const shown = filtered(services, filter);
  const layers = state.plan?.layers.length ?? 0;
  const look = state.plan === undefined ? "list" : chosen.look;
  const toggle = (layer: number) => {
    const next = new Set(collapsed);
    if (!next.delete(layer)) next.add(layer);
    onChoice({ ...chosen, collapsed: next });
  };
  const areCollapsed = layers > 0 && collapsed.size >= layers;
  const all = new Set(Array.from({ length: layers }, (_, layer) => layer));
  return (
    <Panel title="Services" class="services-panel">
      <Toolbar
        filter={filter}
        onFilter={(next) => onChoice({ ...chosen, filter: next })}
        look={look}
        {...(state.plan && { onLook: (next: Look) => onChoice({ ...chosen, look: next }) })}
        shown={shown.length}
        all={services.length}
        areCollapsed={areCollapsed}
        {...(layers > 1 && {
          onCollapse: (collapse: boolean) => onChoice({ ...chosen, collapsed: collapse ? all : new Set() }),
        })}
      />
      {shown.length === 0 ? (
        <p class="empty">{services.length === 0 ? "Nothing is there yet." : "No service is like that."}</p>
      ) : look === "graph" ? (
        <GraphView services={shown} collapsed={collapsed} onToggle={toggle} />
      ) : (
        <Scroll label="Table of the services">
          <ServiceTable services={shown} collapsed={collapsed} onToggle={toggle} />
        </Scroll>
      )}
    </Panel>
  );
}
