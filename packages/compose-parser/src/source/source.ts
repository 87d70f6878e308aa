import type { Place } from "../model/place";

/** A text with a name, and the way from an offset in it to a line and a column. */
export class Source {
  private starts: number[] | undefined;

  constructor(
    readonly name: string,
    readonly text: string,
  ) {}

  /** The place of `[start, end)`; a range over several lines is cut at the end of its first line. */
  placeAt(start: number, end: number): Place {
    const line = this.lineOf(start);
    const lineStart = this.lineStarts()[line - 1] ?? 0;
    const lineEnd = lineStart + this.lineText(line).length;
    return {
      file: this.name,
      line,
      column: start - lineStart + 1,
      length: Math.max(1, Math.min(end, lineEnd) - start),
    };
  }

  /** The text of a line (from 1), without its line break. */
  lineText(line: number): string {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return "";
    const text = this.text.slice(start, starts[line] ?? this.text.length);
    return text.replace(/\r?\n$/, "");
  }

  private lineOf(offset: number): number {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private lineStarts(): number[] {
    if (this.starts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
      this.starts = starts;
    }
    return this.starts;
  }
}
