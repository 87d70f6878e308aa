import { readFileSync, writeFileSync } from "node:fs";
import type { Io, Stream } from "./io";

/** The process's own streams, folder and files. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: streamOf(process.stdout),
    err: streamOf(process.stderr),
    readStdin: () => readFileSync(0, "utf8"),
    writeFile: (path, text) => writeFileSync(path, text),
    interrupt: () => {
      const controller = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
      return controller.signal;
    },
  };
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const isTerminal = stream.isTTY === true && TERM !== "dumb";
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0";
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    // Each stream on its own: an answer in a pipe has no colours while the mistakes on the terminal do.
    color: !NO_COLOR && (forced || isTerminal),
    // Windows are resized, so it is asked for each time.
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
  };
}
