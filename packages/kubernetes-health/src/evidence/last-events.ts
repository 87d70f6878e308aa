import type { EventSnapshot } from "../shared/event-snapshot";

const EVENTS_SHOWN = 6;

/** The last events, each text once for all objects of a kind, warnings first; of those that only say what is normal, two. */
export function lastEvents(events: readonly EventSnapshot[]): readonly EventSnapshot[] {
  const newest = new Map<string, EventSnapshot>();
  for (const event of [...events].sort(oldestFirst)) {
    const key = `${event.object.kind} ${event.reason} ${withoutNames(event)}`;
    const before = newest.get(key);
    newest.delete(key);
    newest.set(key, before ? { ...event, count: event.count + before.count } : event);
  }
  const all = [...newest.values()].reverse();
  const warnings = all.filter(({ type }) => type === "Warning");
  const normal = all.filter(({ type }) => type === "Normal").slice(0, 2);
  return [...warnings, ...normal].slice(0, EVENTS_SHOWN);
}

/** What the last probe that failed has said. Of one that has failed once only, too. */
export function lastProbeMessage(events: readonly EventSnapshot[]): string | undefined {
  const told = events.filter(
    ({ reason, message }) => reason === "Unhealthy" && /probe (?:failed|errored)/i.test(message),
  );
  return [...told].sort(oldestFirst).at(-1)?.message.trim();
}

function oldestFirst(a: EventSnapshot, b: EventSnapshot): number {
  return Date.parse(a.at) - Date.parse(b.at);
}

function withoutNames({ message, object }: EventSnapshot): string {
  return message
    .replaceAll(object.name, "")
    .replaceAll(object.uid, "")
    .replace(/\(\S+?\)/g, "");
}
