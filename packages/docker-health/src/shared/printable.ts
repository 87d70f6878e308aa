import { stripVTControlCharacters } from "node:util";

/** Text without the escape sequences and control characters by which a container's output would repaint a terminal. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\t\n]/gu, "");
}
