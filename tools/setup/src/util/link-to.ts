import { readlinkSync, rmSync, symlinkSync } from "node:fs";

/** Has a link; one that is right is left alone, as somebody may be using it. */
export function linkTo(target: string, file: string): void {
  if (targetOf(file) === target) return;
  rmSync(file, { force: true });
  symlinkSync(target, file);
}

function targetOf(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
