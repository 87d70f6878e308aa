import type { ProbeResult } from "../shared/container-snapshot";
import { describeProbe, indented, logLabel, outputLines, wrapped } from "./text-blocks";

/** How evidence is written. */
export interface RenderOptions {
  /** ANSI colours. Default: none. */
  readonly color?: boolean;
  /** Columns to keep to. Default 100. */
  readonly width?: number;
}

const LABEL = 11;
const DIM = 2;
const RED = 31;

/** What was found, as rows of a label and a text, wrapped to the width. */
export class Findings {
  private readonly lines: string[] = [];
  private readonly width: number;

  constructor(private readonly options: RenderOptions) {
    this.width = Math.max(40, options.width ?? 100);
  }

  /** What it is all about: no row, over the whole width. */
  head(text: string): void {
    for (const line of wrapped(text, this.width)) this.lines.push(this.paint(RED, line));
  }

  row(label: string, text: string): void {
    const [first = "", ...rest] = wrapped(text, this.width - LABEL);
    this.lines.push(`${this.paint(DIM, label.padEnd(LABEL))}${first}`);
    for (const line of rest) this.lines.push(" ".repeat(LABEL) + line);
  }

  probe(label: string, probe: ProbeResult): void {
    this.row(label, describeProbe(probe));
    for (const line of outputLines(probe.output)) this.lines.push(...indented(line, this.width, LABEL + 2));
  }

  log(tail: readonly string[]): void {
    if (tail.length > 0) this.row("log", logLabel(tail.length));
    for (const line of tail) this.lines.push(...indented(`| ${line}`, this.width, LABEL));
  }

  toString(): string {
    return this.lines.join("\n");
  }

  private paint(code: number, text: string): string {
    return this.options.color ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}
