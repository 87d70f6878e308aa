import type { StreamEvent } from "@pulumi-compose/dashboard";

/** For how long an event is worth telling to who comes later. */
export interface Kept {
  /** Another event with the same key takes its place. Absent: none does. */
  readonly key?: string;
  /** Those of a group are at most so many; the oldest goes. */
  readonly group?: { readonly name: string; readonly most: number };
}

/** A tab that stays open for days, and a report, show so much of each service's past. */
const PROBES = 60;
const TURNS = 120;

/** How an event is kept; undefined: it is told once, to who listens. */
export function keptFor(event: StreamEvent): Kept | undefined {
  switch (event.type) {
    case "reset":
      return undefined;
    case "about":
    case "plan":
    case "sources":
    case "engine":
    case "end":
      return { key: event.type };
    case "container":
      return { key: containerKey(event.container.id) };
    // What it says is said by the container's own absence.
    case "container-gone":
      return undefined;
    case "gate":
      return { key: `gate ${event.gate.service} ${event.gate.condition}` };
    case "evidence":
      return { key: `evidence ${event.service} ${event.number ?? ""} ${event.code ?? event.title}` };
    case "probe":
      return { group: { name: `probe ${event.service} ${event.number}`, most: PROBES } };
    case "log":
      return { key: `log ${event.service} ${event.number}` };
    case "timeline": {
      const { service, kind } = event.entry;
      const isProbe = kind === "probe";
      const name = `timeline ${isProbe ? "probe" : "turn"} ${service} ${event.number ?? ""}`;
      return { group: { name, most: isProbe ? PROBES : TURNS } };
    }
    case "deployment":
      return keptOfDeployment(event.event);
  }
}

/** Under which a container's state is kept. */
export function containerKey(id: string): string {
  return `container ${id}`;
}

type Deployed = Extract<StreamEvent, { type: "deployment" }>["event"];

/** Of what only says how far something has come, the newest. */
function keptOfDeployment(event: Deployed): Kept {
  switch (event.type) {
    case "gate":
      return { key: `deployment gate ${event.service} ${event.condition} ${event.status}` };
    case "pull":
      return { key: `deployment pull ${event.name}` };
    case "diagnostic":
      return { group: { name: "deployment diagnostics", most: 1_000 } };
    default:
      return {};
  }
}
