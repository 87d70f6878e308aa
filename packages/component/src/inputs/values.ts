import * as pulumi from "@pulumi/pulumi";
import { membersOf } from "./members";
import { reject } from "./reject";

/** A text that may be known later, and may be secret. Numbers are written as text, as YAML's are. */
export function text(input: unknown, path: string): pulumi.Input<string> {
  if (pulumi.Output.isInstance(input)) return input.apply((value) => knownText(value, path));
  return knownText(input, path);
}

/** Texts by name: the names are known, the values may be known later. Absent: undefined. */
export async function textsByName(
  input: unknown,
  path: string,
): Promise<Record<string, pulumi.Input<string>> | undefined> {
  const members = await membersOf(input, path);
  if (members.size === 0) return undefined;
  return Object.fromEntries([...members].map(([name, value]) => [name, text(value, `${path}.${name}`)]));
}

/** A list of texts that may be known later. */
export function texts(input: unknown, path: string): pulumi.Input<pulumi.Input<string>[]> {
  if (pulumi.Output.isInstance(input)) return input.apply((value) => pulumi.all(items(value, path)));
  return items(input, path);
}

/** A number that may be known later. */
export function number(input: unknown, path: string): pulumi.Input<number> {
  if (pulumi.Output.isInstance(input)) return input.apply((value) => knownNumber(value, path));
  return knownNumber(input, path);
}

function items(value: unknown, path: string): pulumi.Input<string>[] {
  if (!Array.isArray(value)) throw reject(path, "is not a list");
  return value.map((item, index) => text(item, `${path}[${index}]`));
}

function knownText(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw reject(path, `is ${value === null ? "null" : typeof value}, not a text`);
}

function knownNumber(value: unknown, path: string): number {
  if (typeof value === "number") return value;
  throw reject(path, `is ${typeof value}, not a number`);
}
