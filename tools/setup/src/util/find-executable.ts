import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

/** Every place on a PATH where a command of this name lies, in order, without the folders to leave out. */
export function findExecutables(name: string, path: string, leaveOut: readonly string[] = []): string[] {
  const suffixes = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !leaveOut.includes(resolve(folder)))
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
