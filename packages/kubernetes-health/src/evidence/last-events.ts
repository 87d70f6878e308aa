import type { EventSnapshot } from "../shared/event-snapshot";

const EVENTS_SHOWN = 6;

/**
 * The last events, each text once for all objects of a kind, warnings first; of those that only say what is normal, two. What says no
 * more than the reason of the failure is left out.
 */
export function lastEvents(events: readonly EventSnapshot[], detail = ""): readonly EventSnapshot[] {
  const newest = new Map<string, EventSnapshot>();
  for (const event of [...events].sort(oldestFirst)) {
    if (/^Error: \w+$/.test(event.message) || withoutNames(event.message) === withoutNames(detail)) continue;
    const key = `${event.object.kind} ${event.reason} ${withoutNames(event.message)}`;
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

/** What is of one pod, one connection or one attempt alone: names that were made up, numbers. */
function withoutNames(message: string): string {
  return message
    .replace(/^\(combined from similar events\): /, "")
    .replace(/^Error creating: /, "")
    .replace(/[\w.-]*-[a-z0-9]{5,10}(?=["\s_:(,]|$)/g, "")
    .replace(/\(\S+?\)|\d+/g, "");
}
