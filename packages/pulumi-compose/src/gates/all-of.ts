import * as pulumi from "@pulumi/pulumi";

/**
 * `pulumi.all` of what is there, which makes two Outputs of each of its values, without that where there is one value or none: with hundreds
 * of gates these are most of what a program keeps in memory.
 */
export function allOf<T>(outputs: readonly (pulumi.Output<T> | undefined)[]): pulumi.Output<readonly T[]> {
  const there = outputs.filter((output) => output !== undefined);
  const [only] = there;
  const all: pulumi.Output<unknown> =
    there.length > 1 ? pulumi.all(there) : only ? only.apply((value) => [value]) : pulumi.output([]);
  // The types of lifted lists do not take it for what it is.
  return all as pulumi.Output<readonly T[]>;
}
