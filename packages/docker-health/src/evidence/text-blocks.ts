import { seconds, wrap } from "@pulumi-compose/health-model";
import type { ProbeResult } from "../shared/container-snapshot";
import { printable } from "../shared/printable";
import { plural } from "./plural";

const OUTPUT_LINES = 6;

/** A probe in one line: `12:00:01  exit 1 after 0.05 s`. */
export function describeProbe(probe: ProbeResult): string {
  const time = probe.start.replace(/^.*T(\d\d:\d\d:\d\d).*$/, "$1");
  const end = probe.exitCode === -1 ? "timed out" : `exit ${probe.exitCode}`;
  return `${time}  ${end} after ${seconds(probe.durationMs)}`;
}

/** The last lines of a probe's output. */
export function outputLines(output: string): readonly string[] {
  const lines = output
    .trimEnd()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  return lines.length > OUTPUT_LINES
    ? [`(${plural(lines.length - OUTPUT_LINES, "line")} more)`, ...lines.slice(-OUTPUT_LINES)]
    : lines;
}

export function indented(line: string, width: number, indent: number): readonly string[] {
  return wrapped(line, width, " ".repeat(indent));
}

/** What can be printed of a text, paragraph by paragraph, in lines. */
export function wrapped(text: string, width: number, indent = ""): readonly string[] {
  return printable(text)
    .split("\n")
    .flatMap((paragraph) => wrap(paragraph, width, indent));
}

/** What stands before the last lines of a log. */
export function logLabel(count: number): string {
  return count === 1 ? "last line" : `last ${count} lines`;
}
