import { humanDuration } from "@pulumi-compose/health-model/picture";
import { probeResult } from "../../model/probe-result";
import type { ServiceSummary } from "../../model/summary";
import { Moment } from "../parts/moment";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { Scroll } from "../parts/scroll";

/** So many are seen at once. */
const SHOWN = 20;

/** Its probes, the newest first. */
export function ProbesPanel({ service: { name, replicas } }: { readonly service: ServiceSummary }) {
  const { state } = usePage();
  const all = state.probes.get(name) ?? [];
  if (all.length === 0) return null;
  const failed = all.filter(({ exitCode }) => exitCode !== 0).length;
  return (
    <Panel
      title="Probes"
      aside={
        <span class="muted">{failed === 0 ? `${all.length} kept` : `${failed} of ${all.length} kept failed`}</span>
      }
    >
      <Scroll label="Probes" class="probes-scroll">
        <table class="table probes">
          <thead>
            <tr>
              <th scope="col">Ended</th>
              {replicas > 1 ? <th scope="col">Replica</th> : null}
              <th scope="col">Result</th>
              <th scope="col">Took</th>
              <th scope="col">By</th>
              <th scope="col">Output</th>
            </tr>
          </thead>
          <tbody>
            {[...all]
              .reverse()
              .slice(0, SHOWN)
              .map((probe) => (
                <tr key={`${probe.number} ${probe.by} ${probe.startMs}`}>
                  <td>
                    <Moment at={probe.endMs} />
                  </td>
                  {replicas > 1 ? <td class="number">{probe.number}</td> : null}
                  <td class={probe.exitCode === 0 ? "tone-good" : "tone-bad"}>{probeResult(probe)}</td>
                  <td class="number">{humanDuration(Math.max(0, Math.round(probe.endMs - probe.startMs)))}</td>
                  <td class="muted">{probe.by}</td>
                  <td>{probe.output === "" ? null : <pre class="output">{probe.output}</pre>}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}
