import { resolve } from "node:path";
import type { Io } from "./io";

/** Writes an answer to the file that was asked for, or to standard output. */
export function writeAnswer(text: string, output: string | undefined, io: Io): void {
  if (output === undefined || output === "-") io.out.write(text);
  else io.writeFile(resolve(io.cwd, output), text);
}
