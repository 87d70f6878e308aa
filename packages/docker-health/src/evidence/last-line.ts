import { printable } from "../shared/printable";

/** The last line of a probe's output that says something, shortened: what fits into one line of a display. */
export function lastLine(output: string, longest: number): string {
  const lines = output.split(/\r?\n/).map((line) => printable(line).trim());
  const last = lines.findLast((line) => line !== "") ?? "";
  return last.length > longest ? `${last.slice(0, longest)}…` : last;
}
