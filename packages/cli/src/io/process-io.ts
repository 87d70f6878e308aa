import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import type { Io } from "./io";
import { replaceFile } from "./replace-file";
import { streamOf } from "./stream-of";

let input: string | undefined;

/** The process's own streams, folder and files. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: streamOf(process.stdout),
    err: streamOf(process.stderr),
    // It can be read once, and everybody who loads the project asks for it.
    readStdin: () => (input ??= readFileSync(0, "utf8")),
    writeFile: (path, text) => writeFileSync(path, text),
    replaceFile,
    appendFile: (path, text) => appendFileSync(path, text),
    interrupt: () => {
      const controller = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
      return controller.signal;
    },
  };
}
