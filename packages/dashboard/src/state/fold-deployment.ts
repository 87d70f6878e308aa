import type { DeploymentStreamEvent } from "../contract";
import type { Deployment, ViewState } from "./view-state";
import { withEntry } from "./with-entry";

const KEPT_DIAGNOSTICS = 200;

/** What an update tells. A new one begins with its `start`. */
export function foldDeployment(state: ViewState, { at, event }: DeploymentStreamEvent): ViewState {
  const before = state.deployment ?? begun(at);
  switch (event.type) {
    case "start": {
      // Of what has ended nothing is left but what the containers are.
      const { end: _, ...rest } = state;
      return { ...rest, deployment: { ...begun(at), start: event } };
    }
    case "resource":
      return { ...state, deployment: { ...before, resources: withEntry(before.resources, event.name, event) } };
    case "pull":
      return { ...state, deployment: { ...before, pulls: withEntry(before.pulls, event.image, event) } };
    case "diagnostic": {
      const diagnostics = [...before.diagnostics, event].slice(-KEPT_DIAGNOSTICS);
      return { ...state, deployment: { ...before, diagnostics } };
    }
    case "summary":
      return { ...state, deployment: { ...before, summary: event } };
    // What gates do is told by events of their own.
    default:
      return state;
  }
}

function begun(at: number): Deployment {
  return { startedAt: at, resources: new Map(), pulls: new Map(), diagnostics: [] };
}
