import { seconds } from "@pulumi-compose/health-model";
import type { ProbeResult } from "../shared/container-snapshot";
import { plural } from "./plural";
import { printable } from "./printable";

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
  return wrap(printable(line), width - indent).map((part) => " ".repeat(indent) + part);
}

/** Breaks at blanks where there are some, else anywhere. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of printable(text).split("\n")) {
    let rest = paragraph;
    while (rest.length > width) {
      const blank = rest.lastIndexOf(" ", width);
      const at = blank > width / 2 ? blank : width;
      lines.push(rest.slice(0, at).trimEnd());
      rest = rest.slice(at).trimStart();
    }
    lines.push(rest);
  }
  return lines;
}

/** What stands before the last lines of a log. */
export function logLabel(count: number): string {
  return count === 1 ? "last line" : `last ${count} lines`;
}
