import type { HealthStatus } from "../machine/health-status";
import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { subjectOf } from "./container-words";

/** A stretch of a service's life in one state. */
export interface Band {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: HealthStatus | "running";
}

/** What a picture shows of one service. */
export interface Lane {
  readonly service: string;
  /** The service, or which container of it. */
  readonly subject: string;
  readonly bands: readonly Band[];
  /** When it is found by the service's name, in an update. */
  readonly named: readonly { readonly fromMs: number; readonly toMs?: number }[];
  readonly entries: readonly TimelineEntry[];
}

/**
 * The lives of all services, in the order in which they first appear; those that nothing happens to come last. Of a service that is
 * updated what is about all of its containers has a lane, and then each container one.
 */
export function lanesOf(timeline: Pick<Timeline, "entries" | "services" | "endMs">): Lane[] {
  const entries = new Map<string, { readonly service: string; readonly its: TimelineEntry[] }>();
  const laneOf = (subject: string, service: string) => {
    const lane = entries.get(subject) ?? { service, its: [] };
    entries.set(subject, lane);
    return lane.its;
  };
  for (const entry of timeline.entries) {
    if (entry.beside !== undefined) laneOf(entry.service, entry.service);
    laneOf(subjectOf(entry), entry.service).push(entry);
  }
  for (const service of Object.keys(timeline.services)) laneOf(service, service);
  const services = [...new Set([...entries.values()].map(({ service }) => service))];
  const grouped = services.flatMap((service) =>
    [...entries].filter(([, lane]) => lane.service === service).sort(byNumber),
  );
  return grouped.map(([subject, { service, its }]) => ({
    service,
    subject,
    entries: its,
    bands: bandsOf(its, timeline.services[service]?.checked ?? false, timeline.endMs),
    named: namedOf(its),
  }));
}

type Entry = readonly [subject: string, lane: { readonly its: readonly TimelineEntry[] }];

/** By the container's number; the old one before the new one. */
function byNumber([, one]: Entry, [, other]: Entry): number {
  return rankOf(one.its[0]) - rankOf(other.its[0]);
}

function rankOf(first: TimelineEntry | undefined): number {
  if (first?.beside === undefined) return -1;
  return 2 * (first.number ?? 0) + (first.beside === "new" ? 1 : 0);
}

function namedOf(entries: readonly TimelineEntry[]): Lane["named"] {
  let fromMs: number | undefined;
  const spans: { readonly fromMs: number; readonly toMs?: number }[] = [];
  for (const { kind, atMs, beside } of entries) {
    if ((kind === "found" && beside === "old") || kind === "named") fromMs ??= atMs;
    const isOver = kind === "unnamed" || kind === "stop";
    if (isOver && fromMs !== undefined) {
      spans.push({ fromMs, toMs: atMs });
      fromMs = undefined;
    }
  }
  return fromMs === undefined ? spans : [...spans, { fromMs }];
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
    if (entry.kind === "exit" || entry.kind === "stopped") close(entry.atMs);
    if (entry.kind === "health") {
      close(entry.atMs);
      open = { fromMs: entry.atMs, state: entry.to };
    }
  }
  close(endMs);
  return bands;
}
