import { cell, fit } from "../../io/display-width";
import { type Palette, palette } from "../../io/palette";
import { runnerOf } from "../../targets/runner-of";
import { orderRows } from "./order-rows";
import type { GateState, Row, ViewModel } from "./view-model";
import { conditionWord, kindWord, operationSign, operationWord, secondsText } from "./words";

export interface FrameOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Lines that the frame may take; what is least interesting is left out. */
  readonly height?: number;
  /** Milliseconds, of the clock that the model was given. */
  readonly now: number;
  readonly color: boolean;
}

interface Line {
  readonly text: string;
  /** The lower, the sooner it is left out. */
  readonly weight: number;
}

const spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Draws the model: a headline, a line for each resource, and under a container the gates that wait for it. */
export function frame(model: ViewModel, options: FrameOptions): readonly string[] {
  const width = Math.max(40, options.width) - 1;
  const paint = palette(options.color);
  const rows = orderRows(model.rows.values(), model.start?.services.map(({ name }) => name) ?? []);
  const nameWidth = Math.min(Math.max(8, ...rows.map((row) => label(row, model).length)), Math.floor(width * 0.35));
  const seen = new Set<string>();
  const lines = rows.flatMap((row) => {
    const first = row.service !== undefined && !seen.has(row.service);
    if (row.service !== undefined) seen.add(row.service);
    const gates = first ? model.gatesOf(row.service ?? "") : [];
    return [rowLine(row, model, { nameWidth, width, paint, now: options.now }), ...gateLines(gates, width, paint)];
  });
  const shown = clip(lines, options.height === undefined ? undefined : options.height - 1);
  const hidden = lines.length - shown.length;
  return [
    headline(model, rows, options.now, paint, width),
    ...shown.map(({ text }) => text),
    ...(hidden > 0 ? [paint.dim(`   … ${hidden} more`)] : []),
  ];
}

function headline(model: ViewModel, rows: readonly Row[], now: number, paint: Palette, width: number): string {
  const { start, startedAt } = model;
  const done = rows.filter(({ state }) => state === "done" || state === "unchanged" || state === "planned").length;
  const seconds = model.summary?.seconds ?? (now - (startedAt ?? now)) / 1000;
  const rest = `  ${start?.command ?? ""}  ${secondsText(seconds)}  ${done} of ${rows.length}`;
  const project = fit(start?.project ?? "", width - rest.length);
  return paint.strong(project) + rest;
}

interface Layout {
  readonly nameWidth: number;
  readonly width: number;
  readonly paint: Palette;
  readonly now: number;
}

const opWidth = 11;
const timeWidth = 10;

function rowLine(row: Row, model: ViewModel, { nameWidth, width, paint, now }: Layout): Line {
  const kindWidth = width < 60 ? 0 : 10;
  const kind = cell(row.kind === "other" ? "" : kindWord(row.kind), kindWidth);
  const name = cell(label(row, model), nameWidth);
  const op = cell(operationWord(row.op, row.state), opWidth);
  const time = cell(timeOf(row, now), timeWidth);
  const room = width - 3 - kindWidth - nameWidth - 1 - opWidth - timeWidth;
  const note = fit(noteOf(row, model), Math.max(0, room));
  const text = ` ${hasFailedGate(row, model) ? paint.bad("✗") : mark(row, now, paint)} ${paint.dim(kind)}${name} ${tint(row, paint)(op)}${paint.dim(time)}${paint.dim(note)}`;
  return { text: text.trimEnd(), weight: weightOf(row) };
}

function gateLines(gates: readonly GateState[], width: number, paint: Palette): readonly Line[] {
  return gates.map((gate): Line => {
    const head = `     └ ${conditionWord(gate.condition)}: `;
    const isOver = gate.status === "passed" || gate.status === "unmet";
    const holds = isOver || gate.holds.length === 0 ? "" : `  (holds ${gate.holds.join(", ")})`;
    const text = fit(`${head}${gateText(gate)}${holds}`, width);
    const color = gate.status === "failed" ? paint.bad : gate.status === "passed" ? paint.dim : paint.busy;
    return { text: color(text), weight: gate.status === "passed" ? 1 : 6 };
  });
}

function gateText(gate: GateState): string {
  switch (gate.status) {
    case "passed":
      return `after ${secondsText(gate.waitedSeconds ?? 0)}`;
    case "failed":
      return ((gate.message ?? "failed").split("\n")[0] ?? "").replace(/^gate\/[\w-]+: /, "");
    case "unmet":
      return "not met, and not required";
    case "waiting":
      return gate.message ?? "waiting";
  }
}

/** A container is known by its service, and by its number where there are several. */
function label(row: Row, model: ViewModel): string {
  const project = model.start?.project ?? "";
  if (!row.name.startsWith(`${project}-`)) return row.name;
  const own = row.name.slice(project.length + 1);
  return runnerOf(row.kind)?.isNumbered ? own.replace(/-1$/, single(row, model)) : own;
}

function single(row: Row, model: ViewModel): string {
  return [...model.rows.values()].filter(({ service }) => service === row.service).length > 1 ? "-1" : "";
}

function noteOf(row: Row, model: ViewModel): string {
  if (row.state === "waiting" && row.service !== undefined) {
    const gate = model.summary ? undefined : model.heldBy(row.service);
    if (model.summary) return "not started";
    return gate ? `for ${gate.service} to be ${conditionWord(gate.condition)}` : "";
  }
  return row.note || row.ports.join(", ");
}

function timeOf(row: Row, now: number): string {
  if (row.state === "running" && row.startedAt !== undefined) return secondsText((now - row.startedAt) / 1000);
  return row.seconds === undefined || row.state === "unchanged" ? "" : secondsText(row.seconds);
}

/** A container that is there but never met its condition is not a success. */
function hasFailedGate(row: Row, model: ViewModel): boolean {
  return row.service !== undefined && model.gatesOf(row.service).some(({ status }) => status === "failed");
}

function mark(row: Row, now: number, paint: Palette): string {
  switch (row.state) {
    case "waiting":
      return paint.dim("·");
    case "running":
      return paint.busy(spinner[Math.floor(now / 100) % spinner.length] ?? "*");
    case "failed":
      return paint.bad("✗");
    case "planned":
      return tint(row, paint)(operationSign(row.op));
    case "unchanged":
      return paint.dim("=");
    case "done":
      return paint.good("✓");
  }
}

function tint(row: Row, paint: Palette): (text: string) => string {
  if (row.state === "failed") return paint.bad;
  if (row.state === "unchanged" || row.state === "waiting") return paint.dim;
  if (row.state === "running") return paint.busy;
  switch (row.op) {
    case "delete":
      return paint.bad;
    case "replace":
    case "update":
      return paint.busy;
    default:
      return paint.good;
  }
}

function weightOf(row: Row): number {
  const weights: Readonly<Record<Row["state"], number>> = {
    failed: 9,
    running: 8,
    planned: 5,
    waiting: 3,
    done: 2,
    unchanged: 0,
  };
  return weights[row.state];
}

/** Leaves out the least interesting lines, the oldest first, until the rest fits. */
function clip(lines: readonly Line[], height: number | undefined): readonly Line[] {
  if (height === undefined || lines.length <= height) return lines;
  const room = Math.max(1, height - 1);
  const kept = new Set(
    [...lines]
      .map((line, index) => ({ line, index }))
      .sort((a, b) => b.line.weight - a.line.weight || b.index - a.index)
      .slice(0, room)
      .map(({ index }) => index),
  );
  return lines.filter((_, index) => kept.has(index));
}
