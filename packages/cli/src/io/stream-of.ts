import type { Stream } from "./io";
import { terminalTraits } from "./terminal-traits";

/** The part of `process.stdout` that matters here. */
interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

export function streamOf(output: Output, env = process.env): Stream {
  return {
    write: (text) => void output.write(text),
    ...terminalTraits(output, env),
    // Windows are resized, so it is asked for each time.
    get columns() {
      return output.columns || 80;
    },
    get rows() {
      return output.rows || 24;
    },
  };
}
