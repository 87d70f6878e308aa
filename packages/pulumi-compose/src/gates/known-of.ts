import * as pulumi from "@pulumi/pulumi";
import { whenUnknown } from "./when-unknown";

/** What an Output comes to; undefined: it has no value in this update. */
export type Known<T> = { readonly value: T } | undefined;

const asked = new WeakMap<pulumi.Output<unknown>, Promise<Known<unknown>>>();

/**
 * What an Output comes to, as a promise, which rejects where the Output does. It is asked for once, however many want to know:
 * `pulumi.all` of what hundreds of gates have in common makes two Outputs of each value for each of them. Not for previews, in which
 * much has no value yet.
 */
export function knownOf<T>(given: pulumi.Output<T> | pulumi.Input<T>): Promise<Known<T>> {
  const output: pulumi.Output<unknown> = pulumi.Output.isInstance(given) ? given : pulumi.output<unknown>(given);
  const known = asked.get(output) ?? ask(output);
  asked.set(output, known);
  // What is kept for an Output is what it came to.
  return known as Promise<Known<T>>;
}

function ask(output: pulumi.Output<unknown>): Promise<Known<unknown>> {
  return new Promise((resolve, reject) => {
    const told = output.apply((value) => resolve({ value }));
    whenUnknown(output, () => resolve(undefined));
    pulumi.recover(told, reject);
  });
}
