import type { Timeline } from "../simulate/timeline";
import { timelineSvg } from "./timeline-svg";
import { timelineText } from "./timeline-text";

/** The forms in which a timeline is drawn. */
export type TimelineFormat = "text" | "json" | "svg";

/** A timeline in the given format; it ends with a newline. */
export function renderTimeline(timeline: Timeline, format: TimelineFormat): string {
  switch (format) {
    case "text":
      return timelineText(timeline);
    case "json":
      return `${JSON.stringify(timeline, null, 2)}\n`;
    case "svg":
      return timelineSvg(timeline);
  }
}
