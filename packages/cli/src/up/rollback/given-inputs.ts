import * as pulumi from "@pulumi/pulumi";
import { SECRET, SIGNATURE } from "../state/secret-mark";
import { isRecord, type Json } from "../state/state-entry";

/** A text in a state's arguments that stands for what was made then, and what is made in its place. */
export interface Reference {
  readonly text: string;
  readonly value: pulumi.Output<string>;
}

/** The arguments of a resource as its program gave them: without what the plugin filled in, with secrets as secrets. */
export function givenInputs(inputs: Json, references: readonly Reference[] = []): pulumi.Inputs {
  const filledIn = new Set<unknown>(Array.isArray(inputs.__defaults) ? inputs.__defaults : []);
  const given = Object.entries(inputs).filter(([name]) => !name.startsWith("__") && !filledIn.has(name));
  return Object.fromEntries(given.map(([name, value]) => [name, givenValue(value, references)]));
}

/** The same of one value. */
export function givenValue(value: unknown, references: readonly Reference[]): pulumi.Input<unknown> {
  if (typeof value === "string") return withReferences(value, references);
  if (Array.isArray(value)) return value.map((item) => givenValue(item, references));
  if (!isRecord(value)) return value;
  if (!(SIGNATURE in value)) return givenInputs(value, references);
  if (value[SIGNATURE] !== SECRET || typeof value.plaintext !== "string")
    throw new Error(`the state has a value of a kind that cannot be put back (${String(value[SIGNATURE])})`);
  return pulumi.secret(givenValue(JSON.parse(value.plaintext), references));
}

function withReferences(text: string, references: readonly Reference[]): pulumi.Input<string> {
  const found = references.find((reference) => text.includes(reference.text));
  if (!found) return text;
  const [before = "", ...rest] = text.split(found.text);
  const parts = [before, ...rest].map((part) => pulumi.output(withReferences(part, references)));
  return pulumi.all([found.value, pulumi.all(parts)]).apply(([value, around]) => around.join(value));
}
