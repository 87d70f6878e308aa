import type { ContainerState, Finding, GateState, ProbeEvent } from "../contract";
import { gateKey, type ViewState } from "../state/view-state";
import { conditionWord } from "./condition-word";
import { containerTone, containerWord } from "./container-words";
import { grouped } from "./grouped";
import { standingOf } from "./standing";
import { byUrgency, type Tone } from "./tone";

/** Whom a service waits for. */
export interface Wait {
  readonly service: string;
  readonly condition: string;
  readonly required: boolean;
  /** Of a condition that needs a wait. */
  readonly gate?: GateState;
}

/** A service as it is now, with all its replicas. */
export interface ServiceSummary {
  readonly name: string;
  /** From 0; undefined of one that the plan does not have. */
  readonly layer?: number;
  /** By number, the old one before the new one. */
  readonly containers: readonly ContainerState[];
  /** How many the plan has. */
  readonly replicas: number;
  readonly word: string;
  readonly tone: Tone;
  /** Why it is so, where the word does not say it. */
  readonly note?: string;
  /** The replica that is furthest from what it should be. */
  readonly worst?: ContainerState;
  readonly lastProbe?: ProbeEvent;
  readonly waits: readonly Wait[];
  /** At which others wait for it. */
  readonly gates: readonly GateState[];
  readonly findings: readonly Finding[];
}

/** All services, in the order of the plan; what the plan does not have comes last. */
export function summaries(state: ViewState): readonly ServiceSummary[] {
  const byService = grouped(state.containers.values(), ({ service }) => service);
  const gatesOf = grouped(state.gates.values(), ({ service }) => service);
  const waitsOf = grouped(state.plan?.edges ?? [], ({ dependent }) => dependent);
  const layers = new Map((state.plan?.layers ?? []).flatMap((names, layer) => names.map((name) => [name, layer])));
  const planned = state.plan?.order ?? (state.deployment?.start?.services ?? []).map(({ name }) => name);
  const names = new Set([...planned, ...[...byService.keys()].sort(), ...state.story.entries.keys()]);
  return [...names].map((name) => {
    const containers = inOrder(byService.get(name) ?? []);
    const waits = (waitsOf.get(name) ?? []).map(({ dependency, condition, required }): Wait => {
      const gate = state.gates.get(gateKey({ service: dependency, condition }));
      return { service: dependency, condition, required, ...(gate && { gate }) };
    });
    const layer = layers.get(name);
    const replicas = state.plan?.services[name]?.replicas ?? containers.length;
    const [worst] = [...containers].sort((one, other) => byUrgency(containerTone(one), containerTone(other)));
    const lastProbe = state.probes.get(name)?.at(-1);
    return {
      name,
      ...(layer !== undefined && { layer }),
      containers,
      replicas,
      ...(worst === undefined ? withoutContainers(state, name, waits, replicas) : withContainers(containers, worst)),
      ...(worst && { worst }),
      ...(lastProbe && { lastProbe }),
      waits,
      gates: gatesOf.get(name) ?? [],
      findings: state.sources?.services[name]?.findings ?? [],
    };
  });
}

type Said = Pick<ServiceSummary, "word" | "tone" | "note">;

function inOrder(containers: readonly ContainerState[]): readonly ContainerState[] {
  return [...containers].sort(
    (one, other) => one.number - other.number || (one.beside === "new" ? 1 : 0) - (other.beside === "new" ? 1 : 0),
  );
}

function withContainers(containers: readonly ContainerState[], worst: ContainerState): Said {
  const word = containerWord(worst);
  const alike = containers.filter((container) => containerWord(container) === word).length;
  const note = worst.error;
  return {
    word: alike === containers.length ? word : `${alike} of ${containers.length} ${word}`,
    tone: containerTone(worst),
    ...(note && { note }),
  };
}

function withoutContainers(state: ViewState, name: string, waits: readonly Wait[], replicas: number): Said {
  const said = standingOf(state.story, name);
  if (said !== undefined && (state.about?.mode === "simulate" || said.isFinal)) return said;
  if (replicas === 0 && state.plan?.services[name] !== undefined) return { word: "scaled to 0", tone: "idle" };
  if (!isUnderWay(state)) return { word: "no container", tone: "bad" };
  const open = waits.filter(({ gate }) => gate === undefined || gate.status === "waiting" || gate.status === "idle");
  const waiting = open.filter(({ condition, gate }) => gate !== undefined && condition !== "service_started");
  const note = waiting.map(({ service, condition }) => `${service} ${conditionWord(condition)}`).join(", ");
  return { word: "no container", tone: "idle", note: note === "" ? "its turn is to come" : `waits for ${note}` };
}

/** Whether an update is going on. */
export function isUnderWay({ deployment, end }: ViewState): boolean {
  return deployment !== undefined && deployment.summary === undefined && end === undefined;
}
