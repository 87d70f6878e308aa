import type { GateState } from "../../contract";
import { conditionWord } from "../../model/condition-word";
import { GATE_TONES, gateWords, leftOf } from "../../model/gate-words";
import { byUrgency } from "../../model/tone";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { Panel } from "../parts/panel";
import { ServiceLink } from "../parts/service-link";

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

/** One gate: how it is, what is known, and who stands behind it. */
export function GateLine({ gate, now }: { readonly gate: GateState; readonly now: number }) {
  const { service, condition, status, message, holds } = gate;
  const left = leftOf(gate, now);
  const line = message?.split("\n", 1)[0];
  return (
    <li class={`gate gate-${status}`}>
      <Mark tone={GATE_TONES[status]} />
      <div>
        <p class="gate-head">
          <span>
            <ServiceLink name={service} /> {conditionWord(condition)}
          </span>
          <span class={`gate-word tone-${GATE_TONES[status]}`}>{gateWords(gate, now)}</span>
        </p>
        {left ? (
          <progress class="bound" max={left.ofMs} value={left.leftMs} aria-label={`Time left for ${service}`} />
        ) : null}
        {line && status !== "open" ? <p class="gate-message">{line}</p> : null}
        {holds.length > 0 && status !== "open" ? (
          <p class="gate-holds">
            holds <Names names={holds} />
          </p>
        ) : null}
      </div>
    </li>
  );
}

const MOST_NAMES = 6;

function Names({ names }: { readonly names: readonly string[] }) {
  const shown = names.slice(0, MOST_NAMES);
  return (
    <>
      {shown.map((name, index) => (
        <span key={name}>
          {index > 0 ? ", " : ""}
          <ServiceLink name={name} />
        </span>
      ))}
      {names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ""}
    </>
  );
}
