import type { Progress } from "../../command-line/global-options";
import { terminalTraits } from "../../command-line/terminal-traits";
import type { EventSink } from "../events/deployment-event";
import { JsonLines } from "./json-lines";
import { LiveView } from "./live-view";
import { PlainLines } from "./plain-lines";
import { QuietLines } from "./quiet-lines";
import type { Terminal } from "./terminal";

export interface DisplayOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly progress?: Progress;
}

/** The part of `process.stdout` that matters here. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** JSON on request, plain lines on request or where there is no terminal, else the live view. */
export function chooseSink(options: DisplayOptions, output: Output, traits = terminalTraits(output)): EventSink {
  const line = (text: string) => void output.write(`${text}\n`);
  switch (formOf(options)) {
    case "json":
      return new JsonLines(line);
    case "plain":
      return new PlainLines(line);
    case "quiet":
      return new QuietLines(new PlainLines(line));
    case "tty":
      return liveView(output, traits.color);
    case "auto":
      return traits.isTerminal ? liveView(output, traits.color) : new PlainLines(line);
  }
}

function formOf({ json, plain, progress = "auto" }: DisplayOptions): Progress {
  return json ? "json" : plain ? "plain" : progress;
}

function liveView(output: Output, color: boolean): EventSink {
  return new LiveView({ terminal: terminalOf(output), color });
}

/** Its size is asked for at every frame: windows are resized. */
function terminalOf(output: Output): Terminal {
  return {
    get columns() {
      return output.columns || 80;
    },
    get rows() {
      return output.rows || 24;
    },
    write: (text) => void output.write(text),
  };
}
