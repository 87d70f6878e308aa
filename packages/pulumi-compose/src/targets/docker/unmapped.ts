import type { MappingContext } from "../common/context";
import { unsupported } from "../common/diagnose";
import { support } from "./support";

/** Reports every attribute that was given and gets lost: nothing is dropped silently. */
export function reportUnmapped(context: MappingContext): void {
  for (const attribute of attributesOf(support)) {
    const fate = support[attribute];
    if ("leftOut" in fate && !isNothing(context.service[attribute])) unsupported(context, [attribute], fate.leftOut);
  }
}

function attributesOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "" || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
