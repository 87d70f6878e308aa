import type { Timed } from "./timed";

/** Lines of a container's log. In a report only; the page asks `logs` for them. */
export interface LogEvent extends Timed {
  readonly type: "log";
  readonly service: string;
  readonly number: number;
  readonly lines: readonly LogLine[];
}

/** One line; one message of `logs` carries a list of them. */
export interface LogLine {
  /** The replica's number. */
  readonly number: number;
  readonly stream: "stdout" | "stderr";
  /** RFC 3339 by the engine's clock. */
  readonly time?: string;
  /** Without colours, cut where it is very long. */
  readonly text: string;
}
