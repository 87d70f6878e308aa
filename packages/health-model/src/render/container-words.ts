import type { TimelineEntry } from "../simulate/timeline";

/** What something happens to: `web`; in an update `web (old)`, `web-2 (new)`, as `status` calls them. */
export function subjectOf({ service, number, beside }: Pick<TimelineEntry, "service" | "number" | "beside">): string {
  const name = number === undefined ? service : `${service}-${number}`;
  return beside === undefined ? name : `${name} (${beside})`;
}
