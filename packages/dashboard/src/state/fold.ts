import type { Recording, StreamEvent } from "../contract";
import { foldDeployment } from "./fold-deployment";
import { foldProbe } from "./fold-probe";
import { foldTimeline } from "./fold-timeline";
import { gateKey, INITIAL_STATE, type ViewState } from "./view-state";
import { appended, withEntry, withoutEntry } from "./with-entry";

/** Of diagnostics, pieces of evidence and lines of a log: what a page that stays open for days keeps. */
const KEPT_EVIDENCE = 20;
const KEPT_LINES = 2_000;

/** What is known after all of these. */
export function fold(state: ViewState, events: Recording): ViewState {
  return events.reduce(step, state);
}

/** What is known after one more. An event of a type that is not known changes nothing. */
function step(state: ViewState, event: StreamEvent): ViewState {
  if (event.type === "reset") return { ...INITIAL_STATE, at: event.at };
  const next = changed(state, event);
  return next === state ? state : { ...next, at: Math.max(state.at, event.at) };
}

function changed(state: ViewState, event: Exclude<StreamEvent, { readonly type: "reset" }>): ViewState {
  switch (event.type) {
    case "about":
      return { ...state, about: event };
    case "plan":
      return { ...state, plan: event.plan };
    case "sources":
      return { ...state, sources: event };
    case "engine":
      return { ...state, engine: event };
    case "container":
      return { ...state, containers: withEntry(state.containers, event.container.id, event.container) };
    case "container-gone":
      return { ...state, containers: withoutEntry(state.containers, event.id) };
    case "probe":
      return foldProbe(state, event);
    case "gate":
      return { ...state, gates: withEntry(state.gates, gateKey(event.gate), event.gate) };
    case "timeline":
      return foldTimeline(state, event);
    case "evidence":
      return { ...state, evidence: appended(state.evidence, event.service, [event], KEPT_EVIDENCE) };
    case "log":
      return { ...state, logs: appended(state.logs, event.service, event.lines, KEPT_LINES) };
    case "deployment":
      return foldDeployment(state, event);
    case "end":
      return { ...state, end: event };
    default:
      return state;
  }
}
