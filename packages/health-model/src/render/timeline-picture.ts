import { CONDITION_WORDS } from "../plan/condition-words";
import type { Timeline, TimelineEntry } from "../simulate/timeline";
import { humanDuration } from "../util/human-duration";
import { type Band, type Lane, lanesOf } from "./lanes";
import { BOX, INK, LINE, MUTED, PAPER, STATUS_COLOURS } from "./palette";
import { type Shape, shape, textShape } from "./shape";
import { ticks } from "./time-axis";
import { px } from "./xml";

/** The colours of a timeline's parts, as the picture's viewer understands them. */
export interface TimelineColours {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly paper: string;
  readonly box: string;
  readonly gate: string;
  readonly states: Readonly<Record<Band["state"], string>>;
}

/** As they are printed: on white. */
export const TIMELINE_COLOURS: TimelineColours = {
  ink: INK,
  muted: MUTED,
  line: LINE,
  paper: PAPER,
  box: BOX,
  gate: "#3b6fb5",
  states: { ...STATUS_COLOURS, running: "#8b98a5" },
};

export interface PictureOptions {
  /** In pixels, of all of it. */
  readonly width: number;
  readonly colours: TimelineColours;
  /** The left end of the axis, in milliseconds from the beginning; 0 when left out. What was before is not drawn. */
  readonly fromMs?: number;
  /** How many marks the axis has at most; 10 when left out. */
  readonly ticks?: number;
  /** The services with a lane, in this order; when left out, all, in the order in which they first appear. */
  readonly services?: readonly string[];
  /** Without the legend below, where it is said elsewhere what the colours mean. */
  readonly withoutLegend?: true;
}

export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  readonly axis: readonly Shape[];
  readonly lanes: readonly { readonly service: string; readonly subject: string; readonly shapes: readonly Shape[] }[];
  readonly legend: readonly Shape[];
  /** Whether a service is replaced in it: then each of its containers has a lane. */
  readonly isUpdate: boolean;
}

const MARGIN = 20;
/** For words at the very end. */
const RIGHT = 40;
const LANE_HEIGHT = 46;
const BAND_HEIGHT = 16;
const AXIS_HEIGHT = 28;
const LEGEND_HEIGHT = 34;
const LETTER = 8;
/** About; of the smallest words. */
const SMALL_LETTER = 5;

/** What the parts of one picture have in common. */
interface Frame {
  readonly width: number;
  readonly colours: TimelineColours;
  readonly fromMs: number;
  readonly endMs: number;
  readonly x: (ms: number) => number;
}

/** A timeline as a picture: a lane for each service, coloured by its health, with its probes and gates. */
export function timelinePicture(
  timeline: Pick<Timeline, "entries" | "services" | "endMs">,
  options: PictureOptions,
): TimelinePicture {
  const { width, colours, fromMs = 0, withoutLegend = false } = options;
  const lanes = chosen(lanesOf(timeline), options.services);
  const left = MARGIN * 2 + Math.max(40, ...lanes.map(({ subject }) => subject.length * LETTER));
  // What lasts to the end shall be seen to last.
  const endMs = Math.max(fromMs + (timeline.endMs - fromMs) * 1.04, fromMs + 1);
  const x = (ms: number) => left + ((width - RIGHT - left) * (ms - fromMs)) / (endMs - fromMs);
  const frame: Frame = { width, colours, fromMs, endMs, x };
  const bottom = MARGIN + lanes.length * LANE_HEIGHT;
  const height = bottom + AXIS_HEIGHT + (withoutLegend ? 0 : LEGEND_HEIGHT);
  const isUpdate = lanes.some(({ named }) => named.length > 0);
  return {
    width,
    height,
    isUpdate,
    axis: ticks(endMs, options.ticks ?? 10, fromMs).flatMap((at) => axis(x(at), bottom, humanDuration(at), colours)),
    lanes: lanes.map((lane, index) => ({
      service: lane.service,
      subject: lane.subject,
      shapes: laneShapes(lane, MARGIN + (index + 0.5) * LANE_HEIGHT, frame),
    })),
    legend: withoutLegend ? [] : legend(height - LEGEND_HEIGHT / 2, colours, isUpdate),
  };
}

function chosen(lanes: readonly Lane[], services: readonly string[] | undefined): readonly Lane[] {
  if (services === undefined) return lanes;
  return services.flatMap((service) => {
    const its = lanes.filter((lane) => lane.service === service);
    return its.length > 0 ? its : [{ service, subject: service, bands: [], named: [], entries: [] }];
  });
}

function axis(x: number, bottom: number, text: string, { line, muted }: TimelineColours): Shape[] {
  return [
    shape("path", { d: `M${px(x)} ${MARGIN}V${px(bottom)}`, stroke: line, "stroke-width": 1 }),
    textShape(x, bottom + 16, text, { fill: muted, "font-size": 11, "text-anchor": "middle" }),
  ];
}

function laneShapes({ subject, bands, named, entries }: Lane, y: number, frame: Frame): Shape[] {
  const { x, fromMs, endMs, colours } = frame;
  const whole = {
    x: x(fromMs),
    y: y - BAND_HEIGHT / 2,
    width: x(endMs) - x(fromMs),
    height: BAND_HEIGHT,
    rx: 3,
    fill: colours.box,
  };
  const last = bands.at(-1);
  // After an exit the container may have been started again.
  const turns = ["start", "found", "exit", "stopped"];
  const lastTurn = entries.filter(({ kind }) => turns.includes(kind)).at(-1)?.kind;
  return [
    textShape(MARGIN, y + 4, subject, { fill: colours.ink, "font-size": 13, "font-weight": "bold" }),
    shape("rect", whole),
    ...bands.flatMap((band) => {
      const goesOn = band === last && lastTurn !== "exit" && lastTurn !== "stopped";
      const [from, to] = [Math.max(band.fromMs, fromMs), goesOn ? endMs : band.toMs];
      if (to < fromMs) return [];
      const fill = colours.states[band.state];
      const tip = shape("title", {}, `${subject}: ${band.state} from ${humanDuration(band.fromMs)}`);
      return [shape("rect", { ...whole, x: x(from), width: Math.max(x(to) - x(from), 1), fill }, tip)];
    }),
    ...named.flatMap((span) => {
      const [from, to] = [Math.max(span.fromMs, fromMs), span.toMs ?? endMs];
      if (to < fromMs) return [];
      return [shape("path", { d: `M${px(x(from))} ${px(y)}H${px(x(to))}`, stroke: colours.paper, "stroke-width": 3 })];
    }),
    ...entries.flatMap((entry, index) =>
      entry.atMs < fromMs ? [] : entryShapes(entry, y, frame, unservedTo(entries, index) ?? endMs),
    ),
  ];
}

/** When somebody serves again. */
function unservedTo(entries: readonly TimelineEntry[], index: number): number | undefined {
  return entries.slice(index).find(({ kind }) => kind === "served")?.atMs;
}

function entryShapes(entry: TimelineEntry, y: number, frame: Frame, unservedToMs: number): Shape[] {
  const { x, width, colours } = frame;
  const at = x(entry.atMs);
  switch (entry.kind) {
    case "probe":
      return probeShapes(entry, y, frame);
    case "gate-open":
    case "gate-failed": {
      const isOpen = entry.kind === "gate-open";
      const colour = isOpen ? colours.gate : colours.states.unhealthy;
      const isWhole = entry.beside === undefined;
      const gate = `${CONDITION_WORDS[entry.condition]}: gate ${isOpen ? "opens" : "fails"}`;
      const words = isWhole ? gate : isOpen ? CONDITION_WORDS[entry.condition] : "not good";
      const reason = isOpen ? words : `${words} (${entry.reason})`;
      const nearEnd = at > width * 0.72 || at + 8 + reason.length * SMALL_LETTER > width;
      return [
        shape("path", { d: `M${px(at)} ${px(y - 19)}V${px(y + 10)}`, stroke: colour, "stroke-width": 2 }),
        shape("path", { d: `M${px(at)} ${px(y - 19)}l5 4l-5 4z`, fill: colour }),
        textShape(at + (nearEnd ? -5 : 8), y - 11, reason, {
          fill: colour,
          "font-size": 10,
          "text-anchor": nearEnd ? "end" : "start",
        }),
      ];
    }
    case "exit": {
      const colour = entry.code === 0 ? colours.ink : colours.states.unhealthy;
      const cross = `M${px(at - 4)} ${px(y - 4)}l8 8m0 -8l-8 8`;
      return [
        shape("path", { d: cross, stroke: colour, "stroke-width": 2 }),
        textShape(at + 8, y + 4, `exit ${entry.code}`, { fill: colour, "font-size": 10 }),
      ];
    }
    case "not-started":
      return said(`not started: ${entry.because}`, y, frame);
    case "unserved": {
      const d = `M${px(at)} ${px(y - 12)}H${px(Math.max(x(unservedToMs), at + 2))}`;
      const fill = colours.states.unhealthy;
      const anchor = at > width * 0.72 ? "end" : "start";
      return [
        shape("path", { d, stroke: fill, "stroke-width": 3 }),
        textShape(at, y - 16, "nobody serves", { fill, "font-size": 10, "text-anchor": anchor }),
      ];
    }
    case "named":
    case "unnamed":
    case "stop": {
      const words = { named: "takes over", unnamed: "found no more", stop: "told to stop" }[entry.kind];
      const tip = shape("title", {}, `${words} after ${humanDuration(entry.atMs)}`);
      const d = `M${px(at)} ${px(y - 12)}V${px(y + 12)}`;
      return [shape("path", { d, stroke: colours.ink, "stroke-width": 2 }, tip)];
    }
    case "kept":
    case "goes-on": {
      const words = entry.kind === "kept" ? "kept for a look" : "goes on serving";
      return [textShape(at + 4, y - 11, words, { fill: colours.ink, "font-size": 10 })];
    }
    case "refused":
      return said(
        `refused: ${entry.what === "image" ? "its image does not exist" : "a port of it is taken"}`,
        y,
        frame,
      );
    default:
      return [];
  }
}

/** Words on a lane on which nothing runs. */
function said(words: string, y: number, { x, fromMs, colours }: Frame): Shape[] {
  return [textShape(x(fromMs) + 8, y + 4, words, { fill: colours.states.unhealthy, "font-size": 10 })];
}

function probeShapes(entry: Extract<TimelineEntry, { kind: "probe" }>, y: number, { x, fromMs, colours }: Frame) {
  const colour = entry.exitCode === 0 ? colours.states.healthy : colours.states.unhealthy;
  const below = y + BAND_HEIGHT / 2 + 5;
  const isOwn = entry.by === "engine";
  const duration = shape("path", {
    d: `M${px(x(Math.max(entry.startMs, fromMs)))} ${px(below)}H${px(x(entry.atMs))}`,
    stroke: colour,
    "stroke-width": 2,
  });
  const fill = isOwn ? colour : colours.paper;
  const dot = shape("circle", { cx: x(entry.atMs), cy: below, r: isOwn ? 3.2 : 2.2, fill, stroke: colour });
  return entry.atMs > entry.startMs ? [duration, dot] : [dot];
}

function legend(y: number, colours: TimelineColours, isUpdate: boolean): Shape[] {
  const bands = Object.entries(colours.states).flatMap(([state, fill], index) => {
    const x = MARGIN + index * 95;
    const words = state === "running" ? "no check" : state;
    return [
      shape("rect", { x, y: y - 5, width: 14, height: 10, rx: 2, fill }),
      textShape(x + 19, y + 4, words, { fill: colours.muted, "font-size": 11 }),
    ];
  });
  const x = MARGIN + Object.keys(colours.states).length * 95 + 8;
  const { healthy, unhealthy } = colours.states;
  const dots = [
    { cx: x, fill: healthy, stroke: healthy, r: 3.2, words: "probe succeeds" },
    { cx: x + 120, fill: unhealthy, stroke: unhealthy, r: 3.2, words: "probe fails" },
    { cx: x + 215, fill: colours.paper, stroke: colours.muted, r: 2.2, words: "a gate's own probe" },
  ].flatMap(({ words, ...circle }) => [
    shape("circle", { ...circle, cy: y }),
    textShape(circle.cx + 8, y + 4, words, { fill: colours.muted, "font-size": 11 }),
  ]);
  return [...bands, ...dots, ...(isUpdate ? namedLegend(x + 355, y, colours) : [])];
}

/** What the line within a band is. */
function namedLegend(x: number, y: number, { states, paper, muted }: TimelineColours): Shape[] {
  return [
    shape("rect", { x, y: y - 5, width: 14, height: 10, rx: 2, fill: states.healthy }),
    shape("path", { d: `M${px(x)} ${px(y)}h14`, stroke: paper, "stroke-width": 3 }),
    textShape(x + 19, y + 4, "found by its name", { fill: muted, "font-size": 11 }),
  ];
}
