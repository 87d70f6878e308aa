import type { EventSink } from "../events/deployment-event";
import { JsonLines } from "./json-lines";
import { LiveView } from "./live-view";
import { PlainLines } from "./plain-lines";
import type { Terminal } from "./terminal";

export interface DisplayOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** The part of `process.stdout` that matters here. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** JSON on request, plain lines on request or where there is no terminal, else the live view. */
export function chooseSink(options: DisplayOptions, output: Output, env: NodeJS.ProcessEnv): EventSink {
  const line = (text: string) => void output.write(`${text}\n`);
  if (options.json) return new JsonLines(line);
  if (options.plain || !output.isTTY || env.TERM === "dumb") return new PlainLines(line);
  return new LiveView({ terminal: terminalOf(output), color: !env.NO_COLOR });
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
