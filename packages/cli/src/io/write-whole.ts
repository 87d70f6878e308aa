import { accessSync, constants, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Refused } from "./refused";

/** Writes a file so that whoever reads it meanwhile has the one before or this one, and never a part. */
export function writeWhole(path: string, text: string): void {
  const half = `${path}.${process.pid}.part`;
  try {
    writeFileSync(half, text);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** Says in time that a file could not be written there. @throws Refused */
export function checkWritable(option: string, path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder))
    throw new Refused(`${option} ${path}: there is no such folder`, `Make it: mkdir -p ${folder}`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Refused(`${option} ${path}: nothing can be written into that folder`);
  }
}
