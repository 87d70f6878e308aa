import type { Timeline, TimelineEntry } from "@pulumi-compose/health-model";
import type { Story, StoryEntry } from "../state/view-state";
import { grouped } from "./grouped";

/** What the picture of a start needs of its timeline. */
export type DrawnTimeline = Pick<Timeline, "entries" | "services" | "endMs">;

/** The lives of some services, a lane for each replica. */
export interface Lanes {
  readonly timeline: DrawnTimeline;
  /** The names of the lanes, in the order of the services. */
  readonly names: readonly string[];
}

/**
 * The story as the picture of `simulate` takes it, until its last entry.
 *
 * @param oneOf which replica stands for its service, where there is no room for all of them
 */
export function timelineOf(
  { entries, checked }: Story,
  services: readonly string[],
  oneOf?: (service: string) => number | undefined,
): Lanes {
  const lanes = services.flatMap((service) => {
    const all = lanesOf(service, entries.get(service) ?? []);
    const number = oneOf?.(service);
    return oneOf === undefined || all.length < 2
      ? all
      : [all.find((lane) => lane.number === number) ?? all[0]].flatMap((lane) => lane ?? []);
  });
  const all = lanes.flatMap((lane) => lane.entries).sort((one, other) => one.atMs - other.atMs);
  return {
    names: lanes.map(({ name }) => name),
    timeline: {
      entries: all,
      services: Object.fromEntries(lanes.map(({ name, service }) => [name, { checked: checked.has(service) }])),
      endMs: Math.max(all.at(-1)?.atMs ?? 0, 1),
    },
  };
}

/** The same until the present. @param now on the clock of the story's beginning */
export function untilNow(timeline: DrawnTimeline, { beginMs }: Story, now: number): DrawnTimeline {
  return { ...timeline, endMs: Math.max(timeline.endMs, now - beginMs) };
}

interface Lane {
  readonly name: string;
  readonly service: string;
  readonly number?: number;
  readonly entries: readonly TimelineEntry[];
}

/** What is said of a service as a whole stands in the lane of its first replica. */
function lanesOf(service: string, entries: readonly StoryEntry[]): readonly Lane[] {
  const byNumber = grouped(entries, ({ number }) => number);
  const numbers = [...byNumber.keys()].filter((number) => number !== undefined).sort((one, other) => one - other);
  if (numbers.length === 0) return [{ name: service, service, entries: entries.map(({ entry }) => entry) }];
  return numbers.map((number, index) => {
    const name = numbers.length === 1 ? service : `${service}-${number}`;
    const own = entries.filter((one) => one.number === number || (index === 0 && one.number === undefined));
    return { name, service, number, entries: own.map(({ entry }) => ({ ...entry, service: name })) };
  });
}
