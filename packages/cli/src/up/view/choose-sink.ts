import type { Progress } from "../../command-line/global-options";
import type { Stream } from "../../io/io";
import type { EventSink } from "../events/deployment-event";
import { JsonLines } from "./json-lines";
import { LiveView } from "./live-view";
import { PlainLines } from "./plain-lines";
import { QuietLines } from "./quiet-lines";

export interface DisplayOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly progress?: Progress;
}

/** JSON on request, plain lines on request or where there is no terminal, else the live view. */
export function chooseSink(options: DisplayOptions, output: Stream): EventSink {
  const line = (text: string) => void output.write(`${text}\n`);
  switch (formOf(options)) {
    case "json":
      return new JsonLines(line);
    case "plain":
      return new PlainLines(line);
    case "quiet":
      return new QuietLines(new PlainLines(line));
    case "tty":
      return new LiveView(output);
    case "auto":
      return output.isTerminal ? new LiveView(output) : new PlainLines(line);
  }
}

function formOf({ json, plain, progress = "auto" }: DisplayOptions): Progress {
  return json ? "json" : plain ? "plain" : progress;
}
