import { StringDecoder } from "node:string_decoder";
import type { LoggedLine } from "../shared/log-follower";
import { printable } from "../shared/printable";
import { demux, type FramedStream } from "./demux";

/** Characters: a line may be as long as a program likes. */
const LINE_CAP = 2_000;

/**
 * Cuts a log, as the engine sends it with timestamps, into lines. Never holds more than a line of each stream, and of that no
 * more than what is told.
 */
export class LogLines {
  readonly #open = { stdout: new OpenLine("stdout"), stderr: new OpenLine("stderr") };
  #lines: LoggedLine[] = [];
  readonly #take = demux((chunk, stream) => this.#cut(chunk, stream));

  /** @returns the lines that are complete with this piece */
  push(chunk: Buffer): readonly LoggedLine[] {
    this.#take(chunk);
    return this.#taken();
  }

  /** @returns what is left when the log has ended: lines without an end */
  end(): readonly LoggedLine[] {
    for (const line of [this.#open.stdout, this.#open.stderr]) {
      line.add(line.decoder.end());
      if (line.length > 0) this.#lines.push(line.close());
    }
    return this.#taken();
  }

  #cut(chunk: Buffer, stream: FramedStream): void {
    const open = this.#open[stream];
    const [first = "", ...rest] = open.decoder.write(chunk).split("\n");
    open.add(first);
    for (const text of rest) {
      this.#lines.push(open.close());
      open.add(text);
    }
  }

  #taken(): readonly LoggedLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}

/** With nanoseconds, as the engine writes it before each line. */
const TIME = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) /;

class OpenLine {
  readonly decoder = new StringDecoder("utf8");
  length = 0;
  #text = "";

  constructor(private readonly stream: FramedStream) {}

  add(text: string): void {
    this.length += text.length;
    if (this.#text.length <= LINE_CAP) this.#text += text.slice(0, LINE_CAP + 1);
  }

  close(): LoggedLine {
    const time = TIME.exec(this.#text)?.[1];
    const said = printable(time === undefined ? this.#text : this.#text.slice(time.length + 1)).replace(/\s+$/, "");
    const text = said.length > LINE_CAP ? `${said.slice(0, LINE_CAP)}…` : said;
    this.#text = "";
    this.length = 0;
    return { stream: this.stream, ...(time !== undefined && { time }), text };
  }
}
