import { age } from "@pulumi-compose/health-model";
import { cell, displayWidth, fit } from "../../io/display-width";
import { type Palette, palette } from "../../io/palette";
import type { CommandTarget, Runner } from "../../targets/command-target";
import type { StatusRow } from "./status-row";

export interface TableOptions {
  /** Where what is shown is. */
  readonly target: ShownTarget;
  /** Columns to keep to. */
  readonly width: number;
  readonly color: boolean;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** What a table goes by of a target. */
export type ShownTarget = Pick<CommandTarget, "tells"> & { readonly runner: Pick<Runner, "word"> };

const GAP = "  ";
const WIDEST_NAME = 24;

/** A line for each container: name, state, since when, failures in a row, the last probe. No line is wider than asked. */
export function statusTable(rows: readonly StatusRow[], options: TableOptions): readonly string[] {
  const several = new Set(rows.filter(({ container }) => (container?.number ?? 1) > 1).map(({ service }) => service));
  const hasPlaces = options.target.tells === "places";
  const cells = rows.map((row) => [
    nameWords(row, several),
    stateWords(row, options.target.runner.word),
    ...(hasPlaces ? [row.node ?? ""] : []),
    row.since === undefined ? "" : `${row.since.atLeast ? ">" : ""}${age(options.nowMs - row.since.ms)}`,
    ...(hasPlaces ? [noteWords(row)] : [streakWords(row), probeWords(row, options.nowMs)]),
  ]);
  const head = hasPlaces
    ? ["SERVICE", "STATE", "NODE", "SINCE", "NOTE"]
    : ["SERVICE", "STATE", "SINCE", "FAILS", "LAST PROBE"];
  const widths = head.map((title, column) =>
    Math.max(displayWidth(title), ...cells.map((texts) => displayWidth(texts[column] ?? ""))),
  );
  widths[0] = Math.min(widths[0] ?? 0, WIDEST_NAME);
  const paint = palette(options.color);
  const line = (texts: readonly string[], colour: (text: string) => string) => {
    const [name = "", state = "", ...others] = texts.map((text, column) => cell(text, widths[column] ?? 0));
    const rest = fit([...others.slice(0, -1), texts.at(-1) ?? ""].join(GAP), restWidth(widths, options.width));
    if (rest.trim() === "") return `${name}${GAP}${colour(state.trimEnd())}`;
    return `${name}${GAP}${colour(state)}${GAP}${rest}`.trimEnd();
  };
  return [
    paint.dim(line(head, (text) => text)),
    ...cells.map((texts, index) => line(texts, colourOf(rows[index], paint))),
  ];
}

/** The service, with what tells its containers from one another. */
function nameWords({ service, container, beside }: StatusRow, several: ReadonlySet<string>): string {
  const name = several.has(service) && container?.number !== 0 ? `${service}-${container?.number ?? "?"}` : service;
  if (beside === undefined) return name;
  const mark = ` (${beside})`;
  return `${fit(name, WIDEST_NAME - mark.length)}${mark}`;
}

function restWidth([name = 0, state = 0]: readonly number[], width: number): number {
  return Math.max(1, width - name - state - 2 * GAP.length);
}

function stateWords(row: StatusRow, word: string): string {
  const { state, health, exitCode, outOfMemory, restarts, lost, beside, serves } = row;
  if (state === "absent") return `no ${word}`;
  if (state === "complete") return health ?? "completed";
  if (outOfMemory && exitCode !== undefined) return "out of memory";
  if (exitCode !== undefined && beside === "old") return "stopped";
  if (exitCode !== undefined) return exitCode === 0 ? "completed" : `exited ${exitCode}`;
  // What it says of its health it says without it.
  if (lost) return `lost its ${lost.join(", ")}`;
  const now = health ?? state;
  return [now, ...(restarts > 0 ? [`restart ${restarts}`] : []), ...(serves === false ? ["not serving"] : [])].join(
    ", ",
  );
}

/** What a swarm says of it; of the one before, unless it is fine again by now. */
function noteWords({ update, error = "", ok, restarts }: StatusRow): string {
  return [update, error !== "" && (!ok || restarts > 0) ? error : undefined].filter(Boolean).join("; ");
}

function streakWords({ failingStreak, retries }: StatusRow): string {
  return failingStreak === undefined ? "" : `${failingStreak}/${retries ?? "?"}`;
}

function probeWords({ lastProbe }: StatusRow, nowMs: number): string {
  if (lastProbe === undefined) return "";
  const end = lastProbe.exitCode === -1 ? "timed out" : `exit ${lastProbe.exitCode}`;
  const when = `${age(nowMs - Date.parse(lastProbe.start) - lastProbe.durationMs)} ago`;
  return `${end} ${when}${lastProbe.output === "" ? "" : `: ${lastProbe.output}`}`;
}

function colourOf(row: StatusRow | undefined, paint: Palette): (text: string) => string {
  if (row === undefined || !row.ok) return paint.bad;
  if (row.health === "starting") return paint.busy;
  return row.health === "healthy" || row.exitCode === 0 ? paint.good : (text) => text;
}
