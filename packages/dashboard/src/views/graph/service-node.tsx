import { checkWords } from "@pulumi-compose/health-model/picture";
import { conditionWord } from "../../model/condition-word";
import { containerTone } from "../../model/container-words";
import { GATE_TONES, gateWords, leftOf, shortGateWords } from "../../model/gate-words";
import type { GraphBox } from "../../model/graph";
import { serviceAddress } from "../../model/route";
import type { ServiceSummary } from "../../model/summary";
import { Mark } from "../parts/mark";
import { usePage } from "../parts/page-context";
import { ProbeWords } from "../parts/probe-words";
import { SinceWords } from "../parts/since-words";
import { Streak } from "../parts/streak";

interface ServiceNodeProps {
  readonly box: GraphBox;
  readonly service: ServiceSummary;
  readonly isCompact: boolean;
  /** It has nothing to do with what is looked at. */
  readonly isFar: boolean;
  readonly onActive: (id: string | undefined) => void;
}

/** A service as a box: a link to its page. */
export function ServiceNode({ box, service, isCompact, isFar, onActive }: ServiceNodeProps) {
  const { now } = usePage();
  const { name, word, tone, note, worst, containers, replicas, gates } = service;
  const shownGates = box.gates.map((condition) => gates.find((gate) => gate.condition === condition));
  const waiting = gates.find(({ status, by }) => status === "waiting" && by === "update");
  return (
    <li>
      <a
        class={`node tone-${tone} node-${tone} ${isFar ? "node-far" : ""}`}
        style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` }}
        href={serviceAddress(name)}
        data-service={name}
        title={`${name}: ${word}${note ? ` (${note})` : ""}`}
        onMouseEnter={() => onActive(name)}
        onMouseLeave={() => onActive(undefined)}
        onFocus={() => onActive(name)}
        onBlur={() => onActive(undefined)}
      >
        <span class="node-head">
          <Mark tone={tone} />
          <span class="node-name">{name}</span>
          {replicas > 1 || containers.length > 1 ? (
            <span class="node-replicas" title={`${containers.length} of ${replicas} replicas are there`}>
              {containers.map((container) => (
                <i key={container.id} class={`dot dot-${containerTone(container)}`} />
              ))}
              <span class="visually-hidden">{replicas} replicas</span>
            </span>
          ) : null}
          {isCompact && waiting ? <span class="node-left">{shortGateWords(waiting, now)}</span> : null}
        </span>
        {isCompact ? (
          <span class="visually-hidden">{word}</span>
        ) : (
          <span class="node-state">
            <span class="node-word">{word}</span>
            {worst ? <SinceWords container={worst} /> : null}
            {worst ? <Streak container={worst} /> : null}
          </span>
        )}
        {isCompact ? null : <More service={service} />}
        {isCompact
          ? null
          : shownGates.map((gate, index) => {
              const condition = box.gates[index] ?? "";
              const left = gate && leftOf(gate, now);
              return (
                <span key={condition} class={`node-gate gate-${gate?.status ?? "idle"}`}>
                  <Mark tone={gate ? GATE_TONES[gate.status] : "idle"} />
                  <span class="visually-hidden">gate </span>
                  <span>{conditionWord(condition)}</span>
                  <span class="node-gate-word" title={gate ? gateWords(gate, now) : ""}>
                    {gate ? shortGateWords(gate, now) : "not yet"}
                  </span>
                  {left ? <progress class="bound" max={left.ofMs} value={left.leftMs} aria-label="time left" /> : null}
                </span>
              );
            })}
      </a>
    </li>
  );
}

/** Why it is so, or else its last probe, or else what is to be probed. */
function More({ service: { name, note, lastProbe, worst } }: Pick<ServiceNodeProps, "service">) {
  const { state } = usePage();
  const check = state.plan?.services[name]?.healthcheck;
  return (
    <span class="node-more">
      {note ?? (lastProbe && worst ? <ProbeWords probe={lastProbe} /> : check ? checkWords(check) : null)}
    </span>
  );
}
