import type { ServiceConfig } from "@pulumi-compose/parser";
import { type DiagnosedService, unsupported } from "./diagnose";
import type { Support } from "./support";

type Attribute = Exclude<keyof ServiceConfig, "extensions">;

/** Reports every attribute that was given and gets lost: nothing is dropped silently. */
export function reportUnmapped(context: DiagnosedService, table: Readonly<Record<Attribute, Support>>): void {
  for (const attribute of attributesOf(table)) {
    const fate = table[attribute];
    if ("leftOut" in fate && !isNothing(context.service[attribute])) {
      unsupported(context, [attribute], fate.leftOut, fate.instead);
    }
  }
}

function attributesOf<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}

/** Whether what is said of an attribute says nothing. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "" || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
