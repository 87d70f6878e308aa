import { relative } from "node:path";
import type { Place } from "@pulumi-compose/parser";

/** `compose.yaml:12:5`, relative to the folder where the program runs when the file lies in it. */
export function placeText(place: Place, from: string = process.cwd()): string {
  const short = relative(from, place.file);
  const file = short === "" || short.startsWith("..") ? place.file : short;
  return `${file}:${place.line}:${place.column}`;
}
