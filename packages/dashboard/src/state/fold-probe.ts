import type { ProbeEvent } from "../contract";
import type { ViewState } from "./view-state";
import { withEntry } from "./with-entry";

/** Of each replica. */
const KEPT_PROBES = 30;

/** Adds a probe, at its place in time: a gate's own and the engine's are told by two who do not wait for each other. */
export function foldProbe(state: ViewState, event: ProbeEvent): ViewState {
  const before = state.probes.get(event.service) ?? [];
  const place = before.findLastIndex(({ endMs }) => endMs <= event.endMs) + 1;
  const probes = [...before.slice(0, place), event, ...before.slice(place)];
  const own = probes.filter(({ number }) => number === event.number);
  const oldest = own.length > KEPT_PROBES ? own[0] : undefined;
  return { ...state, probes: withEntry(state.probes, event.service, without(probes, oldest)) };
}

function without<T>(list: readonly T[], one: T | undefined): readonly T[] {
  return one === undefined ? list : list.filter((other) => other !== one);
}
