import type { GateState } from "../../contract";
import { GATE_TONES } from "../../model/gate-words";
import { byUrgency } from "../../model/tone";
import { GateLine } from "../parts/gate-line";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";

/** More are behind a button. */
const FEW = 12;

/** The gates: those that hold somebody up first. */
export function GatesPanel() {
  const { state, now } = usePage();
  const gates = [...state.gates.values()].sort((one, other) =>
    byUrgency(GATE_TONES[one.status], GATE_TONES[other.status]),
  );
  if (gates.length === 0) return null;
  const open = gates.filter(({ status }) => status === "open").length;
  const [few, more] = [gates.slice(0, FEW), gates.slice(FEW)];
  return (
    <Panel title="Gates" aside={<span class="muted">{`${open} of ${gates.length} open`}</span>}>
      <GateList gates={few} now={now} />
      {more.length === 0 ? null : (
        <details class="more">
          <summary>{more.length} more</summary>
          <GateList gates={more} now={now} />
        </details>
      )}
    </Panel>
  );
}

function GateList({ gates, now }: { readonly gates: readonly GateState[]; readonly now: number }) {
  return (
    <ul class="gates">
      {gates.map((gate) => (
        <GateLine key={`${gate.condition} ${gate.service}`} gate={gate} now={now} />
      ))}
    </ul>
  );
}
