import { writeFileSync } from "node:fs";
import { standardInput } from "../../command-line/standard-input";
import { terminalTraits } from "../../command-line/terminal-traits";
import type { Io, Stream } from "./io";

/** The process's own streams, folder and files. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: streamOf(process.stdout),
    err: streamOf(process.stderr),
    readStdin: standardInput,
    writeFile: (path, text) => writeFileSync(path, text),
    interrupt: () => {
      const controller = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
      return controller.signal;
    },
  };
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => void stream.write(text),
    ...terminalTraits(stream),
    // Windows are resized, so it is asked for each time.
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
  };
}
