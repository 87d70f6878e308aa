import type { GateState } from "../../contract";
import { conditionWord } from "../../model/condition-word";
import { GATE_TONES, gateWords, leftOf } from "../../model/gate-words";
import { Mark } from "./mark";
import { ServiceLink } from "./service-link";

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
