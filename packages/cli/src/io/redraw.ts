import type { Stream } from "./io";

const csi = "\u001b[";

/** Draws frames over each other: moves up by what it drew last, rewrites, clears what is left below. */
export class Redraw {
  private drawn = 0;

  constructor(private readonly terminal: Pick<Stream, "write">) {}

  draw(lines: readonly string[]): void {
    const up = this.drawn > 0 ? `${csi}${this.drawn}A` : "";
    const body = lines.map((line) => `${line}${csi}K\n`).join("");
    // Synchronised output: a terminal that knows it shows the frame as a whole, others ignore it.
    this.terminal.write(`${csi}?2026h\r${up}${body}${csi}J${csi}?2026l`);
    this.drawn = lines.length;
  }

  showCursor(visible: boolean): void {
    this.terminal.write(`${csi}?25${visible ? "h" : "l"}`);
  }
}
