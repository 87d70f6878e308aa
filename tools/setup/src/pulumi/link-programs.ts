import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import type { Places } from "../places";

/**
 * Makes the tool chain's `bin` lead to a CLI's programs: all of a folder, or those named. What led to another CLI goes; what
 * else lies there stays.
 */
export function linkPrograms({ bin, lanes }: Pick<Places, "bin" | "lanes">, from: string | readonly string[]): void {
  mkdirSync(bin, { recursive: true });
  for (const name of readdirSync(bin)) if (isOfACli(join(bin, name), lanes)) rmSync(join(bin, name));
  const programs = typeof from === "string" ? programsIn(from) : from;
  for (const program of programs) {
    const link = join(bin, basename(program));
    rmSync(link, { force: true });
    // A tool chain may be moved; what is installed may not be in it.
    symlinkSync(program.startsWith(lanes) ? relative(bin, program) : program, link);
  }
}

function programsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .map((name) => join(folder, name));
}

function isOfACli(file: string, lanes: string): boolean {
  if (/^pulumi(-language-nodejs)?(\.exe)?$/.test(basename(file))) return true;
  if (!lstatSync(file).isSymbolicLink()) return false;
  const target = readlinkSync(file);
  return isAbsolute(target) ? target.startsWith(lanes) : join(file, "..", target).startsWith(lanes);
}
