import { CONDITION_WORDS } from "../plan/condition-words";
import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { type Band, type Lane, lanesOf } from "./lanes";
import { BOX, FONT, INK, LINE, MUTED, PAPER, STATUS_COLOURS } from "./palette";
import { ticks } from "./time-axis";
import { element, label, px, xml } from "./xml";

const WIDTH = 900;
const MARGIN = 20;
/** For words at the very end. */
const RIGHT = 40;
const LANE_HEIGHT = 46;
const BAND_HEIGHT = 16;
const AXIS_HEIGHT = 28;
const LEGEND_HEIGHT = 34;
const LETTER = 8;
const GATE = "#3b6fb5";

const BAND_COLOURS: Readonly<Record<Band["state"], string>> = { ...STATUS_COLOURS, running: "#8b98a5" };

/** A timeline as a picture: a lane for each service, coloured by its health, with its probes and gates. */
export function timelineSvg(timeline: Timeline): string {
  const lanes = lanesOf(timeline);
  const left = MARGIN * 2 + Math.max(40, ...lanes.map(({ subject }) => subject.length * LETTER));
  // What lasts to the end shall be seen to last.
  const endMs = Math.max(timeline.endMs * 1.04, 1);
  const x = (ms: number) => left + ((WIDTH - RIGHT - left) * ms) / endMs;
  const bottom = MARGIN + lanes.length * LANE_HEIGHT;
  const isUpdate = lanes.some(({ named }) => named.length > 0);
  const height = bottom + AXIS_HEIGHT + LEGEND_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${px(height)}" viewBox="0 0 ${WIDTH} ${px(height)}" style="${FONT}">`,
    element("title", {}, isUpdate ? "Timeline of an update" : "Timeline of a start"),
    element("rect", { width: WIDTH, height, fill: PAPER }),
    ...ticks(endMs, 10).map((at) => axis(x(at), bottom, humanDuration(at))),
    ...lanes.map((lane, index) => laneSvg(lane, MARGIN + (index + 0.5) * LANE_HEIGHT, x, endMs)),
    legend(height - LEGEND_HEIGHT / 2, isUpdate),
    "</svg>\n",
  ].join("\n");
}

function axis(x: number, bottom: number, text: string): string {
  const line = element("path", { d: `M${px(x)} ${MARGIN}V${px(bottom)}`, stroke: LINE, "stroke-width": 1 });
  return line + label(x, bottom + 16, text, { fill: MUTED, "font-size": 11, "text-anchor": "middle" });
}

function laneSvg(
  { subject, bands, named, entries }: Lane,
  y: number,
  x: (ms: number) => number,
  endMs: number,
): string {
  const whole = { x: x(0), y: y - BAND_HEIGHT / 2, width: x(endMs) - x(0), height: BAND_HEIGHT, rx: 3, fill: BOX };
  const last = bands.at(-1);
  // After an exit the container may have been started again.
  const turns = ["start", "found", "exit", "stopped"];
  const lastTurn = entries.filter(({ kind }) => turns.includes(kind)).at(-1)?.kind;
  return [
    label(MARGIN, y + 4, subject, { fill: INK, "font-size": 13, "font-weight": "bold" }),
    element("rect", whole),
    ...bands.map((band) => {
      const goesOn = band === last && lastTurn !== "exit" && lastTurn !== "stopped";
      const to = x(goesOn ? endMs : band.toMs);
      const fill = BAND_COLOURS[band.state];
      const tip = `<title>${xml(`${subject}: ${band.state} from ${humanDuration(band.fromMs)}`)}</title>`;
      return element("rect", { ...whole, x: x(band.fromMs), width: Math.max(to - x(band.fromMs), 1), fill }, tip);
    }),
    ...named.map(({ fromMs, toMs = endMs }) => {
      const d = `M${px(x(fromMs))} ${px(y)}H${px(x(toMs))}`;
      return element("path", { d, stroke: PAPER, "stroke-width": 3 });
    }),
    ...entries.map((entry, index) => entrySvg(entry, y, x, unservedTo(entries, index) ?? endMs)),
  ].join("");
}

/** When somebody serves again. */
function unservedTo(entries: readonly TimelineEntry[], index: number): number | undefined {
  return entries.slice(index).find(({ kind }) => kind === "served")?.atMs;
}

function entrySvg(entry: TimelineEntry, y: number, x: (ms: number) => number, unservedToMs: number): string {
  const at = x(entry.atMs);
  switch (entry.kind) {
    case "probe":
      return probeSvg(entry, y, x);
    case "gate-open":
    case "gate-failed": {
      const isOpen = entry.kind === "gate-open";
      const colour = isOpen ? GATE : STATUS_COLOURS.unhealthy;
      const isWhole = entry.beside === undefined;
      const gate = `${CONDITION_WORDS[entry.condition]}: gate ${isOpen ? "opens" : "fails"}`;
      const words = isWhole ? gate : isOpen ? CONDITION_WORDS[entry.condition] : "not good";
      const reason = isOpen ? words : `${words} (${entry.reason})`;
      const nearEnd = at > WIDTH * 0.72;
      return [
        element("path", { d: `M${px(at)} ${px(y - 19)}V${px(y + 10)}`, stroke: colour, "stroke-width": 2 }),
        element("path", { d: `M${px(at)} ${px(y - 19)}l5 4l-5 4z`, fill: colour }),
        label(at + (nearEnd ? -5 : 8), y - 11, reason, {
          fill: colour,
          "font-size": 10,
          "text-anchor": nearEnd ? "end" : "start",
        }),
      ].join("");
    }
    case "exit": {
      const colour = entry.code === 0 ? INK : STATUS_COLOURS.unhealthy;
      const cross = `M${px(at - 4)} ${px(y - 4)}l8 8m0 -8l-8 8`;
      return (
        element("path", { d: cross, stroke: colour, "stroke-width": 2 }) +
        label(at + 8, y + 4, `exit ${entry.code}`, { fill: colour, "font-size": 10 })
      );
    }
    case "not-started":
      return said(`not started: ${entry.because}`, x, y);
    case "unserved": {
      const d = `M${px(at)} ${px(y - 12)}H${px(Math.max(x(unservedToMs), at + 2))}`;
      const nearEnd = at > WIDTH * 0.72;
      const anchor = nearEnd ? "end" : "start";
      return (
        element("path", { d, stroke: STATUS_COLOURS.unhealthy, "stroke-width": 3 }) +
        label(at, y - 16, "nobody serves", { fill: STATUS_COLOURS.unhealthy, "font-size": 10, "text-anchor": anchor })
      );
    }
    case "named":
    case "unnamed":
    case "stop": {
      const words = { named: "takes over", unnamed: "found no more", stop: "told to stop" }[entry.kind];
      const tip = `<title>${xml(`${words} after ${humanDuration(entry.atMs)}`)}</title>`;
      return element("path", { d: `M${px(at)} ${px(y - 12)}V${px(y + 12)}`, stroke: INK, "stroke-width": 2 }, tip);
    }
    case "kept":
    case "goes-on": {
      const words = entry.kind === "kept" ? "kept for a look" : "goes on serving";
      return label(at + 4, y - 11, words, { fill: INK, "font-size": 10 });
    }
    case "refused":
      return said(`refused: ${entry.what === "image" ? "its image does not exist" : "a port of it is taken"}`, x, y);
    default:
      return "";
  }
}

/** Words on a lane on which nothing runs. */
function said(words: string, x: (ms: number) => number, y: number): string {
  return label(x(0) + 8, y + 4, words, { fill: STATUS_COLOURS.unhealthy, "font-size": 10 });
}

function probeSvg(entry: Extract<TimelineEntry, { kind: "probe" }>, y: number, x: (ms: number) => number): string {
  const colour = entry.exitCode === 0 ? STATUS_COLOURS.healthy : STATUS_COLOURS.unhealthy;
  const below = y + BAND_HEIGHT / 2 + 5;
  const isOwn = entry.by === "engine";
  const duration = element("path", {
    d: `M${px(x(entry.startMs))} ${px(below)}H${px(x(entry.atMs))}`,
    stroke: colour,
    "stroke-width": 2,
  });
  const dot = { cx: x(entry.atMs), cy: below, r: isOwn ? 3.2 : 2.2, fill: isOwn ? colour : PAPER, stroke: colour };
  return (entry.atMs > entry.startMs ? duration : "") + element("circle", dot);
}

function legend(y: number, isUpdate: boolean): string {
  const bands = Object.entries(BAND_COLOURS).map(([state, fill], index) => {
    const x = MARGIN + index * 95;
    const box = element("rect", { x, y: y - 5, width: 14, height: 10, rx: 2, fill });
    return box + label(x + 19, y + 4, state === "running" ? "no check" : state, { fill: MUTED, "font-size": 11 });
  });
  const x = MARGIN + bands.length * 95 + 8;
  const dots = [
    { cx: x, fill: STATUS_COLOURS.healthy, stroke: STATUS_COLOURS.healthy, r: 3.2, words: "probe succeeds" },
    { cx: x + 120, fill: STATUS_COLOURS.unhealthy, stroke: STATUS_COLOURS.unhealthy, r: 3.2, words: "probe fails" },
    { cx: x + 215, fill: PAPER, stroke: MUTED, r: 2.2, words: "a gate's own probe" },
  ].map(
    ({ words, ...circle }) =>
      element("circle", { ...circle, cy: y }) + label(circle.cx + 8, y + 4, words, { fill: MUTED, "font-size": 11 }),
  );
  return [...bands, ...dots, ...(isUpdate ? [namedLegend(x + 355, y)] : [])].join("");
}

/** What the line within a band is. */
function namedLegend(x: number, y: number): string {
  const box = element("rect", { x, y: y - 5, width: 14, height: 10, rx: 2, fill: STATUS_COLOURS.healthy });
  const line = element("path", { d: `M${px(x)} ${px(y)}h14`, stroke: PAPER, "stroke-width": 3 });
  return box + line + label(x + 19, y + 4, "found by its name", { fill: MUTED, "font-size": 11 });
}
