import { conditionWord } from "../../model/condition-word";
import { grouped } from "../../model/grouped";
import type { ServiceSummary } from "../../model/summary";
import { Mark } from "../parts/mark";
import { ProbeWords } from "../parts/probe-words";
import { ServiceLink } from "../parts/service-link";
import { SinceWords } from "../parts/since-words";

interface ServiceTableProps {
  readonly services: readonly ServiceSummary[];
  readonly collapsed: ReadonlySet<number>;
  readonly onToggle: (layer: number) => void;
}

/** The services in a table: what the graph shows, and more. */
export function ServiceTable({ services, collapsed, onToggle }: ServiceTableProps) {
  const layers = grouped(services, ({ layer }) => layer);
  const hasLayers = layers.size > 1;
  return (
    <table class="table services">
      <caption class="visually-hidden">Services, layer by layer</caption>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">State</th>
          <th scope="col">Since</th>
          <th scope="col" title="Failures in a row, of how many that make it unhealthy">
            Fails
          </th>
          <th scope="col" class="wide">
            Last probe
          </th>
          <th scope="col" class="wide">
            Waits for
          </th>
        </tr>
      </thead>
      {[...layers].map(([layer, its]) => (
        <tbody key={String(layer)}>
          {hasLayers ? (
            <tr class="layer-row">
              <th scope="rowgroup" colSpan={6}>
                {layer === undefined ? (
                  "Not in the file"
                ) : (
                  <button type="button" aria-expanded={!collapsed.has(layer)} onClick={() => onToggle(layer)}>
                    <span class="twist" aria-hidden="true" />
                    Layer {layer + 1}
                    <span class="count">{its.length}</span>
                  </button>
                )}
              </th>
            </tr>
          ) : null}
          {layer !== undefined && collapsed.has(layer)
            ? null
            : its.map((service) => <Row key={service.name} service={service} />)}
        </tbody>
      ))}
    </table>
  );
}

function Row({ service }: { readonly service: ServiceSummary }) {
  const { name, word, tone, note, worst, containers, replicas, lastProbe, waits } = service;
  return (
    <tr>
      <th scope="row">
        <ServiceLink name={name} />
        {replicas > 1 ? <span class="times"> ×{replicas}</span> : null}
      </th>
      <td>
        <span class={`state tone-${tone}`}>
          <Mark tone={tone} /> {word}
        </span>
        {note ? <span class="note">{note}</span> : null}
      </td>
      <td class="number">{worst ? <SinceWords container={worst} /> : null}</td>
      <td class="number">
        {worst?.failingStreak === undefined ? null : `${worst.failingStreak}/${worst.retries ?? "?"}`}
      </td>
      <td class="wide probe-cell">{lastProbe && containers.length > 0 ? <ProbeWords probe={lastProbe} /> : null}</td>
      <td class="wide">
        {waits.map(({ service: other, condition }, index) => (
          <span key={`${other} ${condition}`}>
            {index > 0 ? ", " : ""}
            <ServiceLink name={other} /> <span class="muted">{conditionWord(condition)}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}
