import type { TimelineEvent } from "../contract";
import type { StoryEntry, ViewState } from "./view-state";
import { withEntry } from "./with-entry";

/** Of each service: some hours of a check every ten seconds. */
const KEPT_ENTRIES = 600;

/** Adds an entry to the story. Probes go first where there are too many: what changed something is kept longer. */
export function foldTimeline(state: ViewState, event: TimelineEvent): ViewState {
  const { entry, number, beginMs, checked } = event;
  const { story } = state;
  const added: StoryEntry = { entry, ...(number !== undefined && { number }) };
  const before = story.entries.get(entry.service) ?? [];
  const place = before.findLastIndex((one) => one.entry.atMs <= entry.atMs) + 1;
  const entries = bounded([...before.slice(0, place), added, ...before.slice(place)]);
  return {
    ...state,
    story: {
      beginMs,
      entries: withEntry(story.entries, entry.service, entries),
      checked:
        !checked || story.checked.has(entry.service) ? story.checked : new Set([...story.checked, entry.service]),
    },
  };
}

function bounded(entries: readonly StoryEntry[]): readonly StoryEntry[] {
  if (entries.length <= KEPT_ENTRIES) return entries;
  const oldestProbe = entries.findIndex(({ entry }) => entry.kind === "probe");
  return entries.filter((_, index) => index !== Math.max(oldestProbe, 0));
}
