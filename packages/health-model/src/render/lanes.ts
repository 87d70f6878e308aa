import type { HealthStatus } from "../machine/health-status";
import type { Timeline, TimelineEntry } from "../simulate/timeline";

/** A stretch of a service's life in one state. */
export interface Band {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: HealthStatus | "running";
}

/** What a picture shows of one service. */
export interface Lane {
  readonly service: string;
  readonly bands: readonly Band[];
  readonly entries: readonly TimelineEntry[];
}

/** The lives of all services, in the order in which they first appear; those that nothing happens to come last. */
export function lanesOf(timeline: Pick<Timeline, "entries" | "services" | "endMs">): Lane[] {
  const entries = new Map<string, TimelineEntry[]>();
  for (const entry of timeline.entries) {
    const its = entries.get(entry.service);
    if (its === undefined) entries.set(entry.service, [entry]);
    else its.push(entry);
  }
  for (const service of Object.keys(timeline.services)) if (!entries.has(service)) entries.set(service, []);
  return [...entries].map(([service, its]) => ({
    service,
    entries: its,
    bands: bandsOf(its, timeline.services[service]?.checked ?? false, timeline.endMs),
  }));
}

function bandsOf(entries: readonly TimelineEntry[], isChecked: boolean, endMs: number): Band[] {
  const bands: Band[] = [];
  let open: { fromMs: number; state: Band["state"] } | undefined;
  const close = (toMs: number) => {
    if (open !== undefined) bands.push({ ...open, toMs });
    open = undefined;
  };
  for (const entry of entries) {
    if (entry.kind === "start") {
      // Another one in its place, which is not told to have ended.
      close(entry.atMs);
      open = { fromMs: entry.atMs, state: isChecked ? "starting" : "running" };
    }
    if (entry.kind === "found" && entry.state === "running") {
      close(entry.atMs);
      open = { fromMs: entry.atMs, state: entry.health ?? "running" };
    }
    if (entry.kind === "exit") close(entry.atMs);
    if (entry.kind === "health") {
      close(entry.atMs);
      open = { fromMs: entry.atMs, state: entry.to };
    }
  }
  close(endMs);
  return bands;
}
