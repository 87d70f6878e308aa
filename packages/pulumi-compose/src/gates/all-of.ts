import * as pulumi from "@pulumi/pulumi";

/**
 * `pulumi.all` of what is there, with what is to become of it. That makes two Outputs of each of its values, and this none where there is
 * one value or none: with hundreds of gates these are most of what a program keeps in memory.
 */
export function allOf<T, U>(
  outputs: readonly (pulumi.Output<T> | undefined)[],
  then: (values: readonly T[]) => pulumi.Input<U>,
): pulumi.Output<U> {
  const there = outputs.filter((output) => output !== undefined);
  const [only] = there;
  const one: pulumi.Output<unknown> | undefined = there.length === 1 ? only : undefined;
  const made: pulumi.Output<unknown> = one
    ? one.apply((value) => then([value as T]))
    : pulumi.all(there).apply((values) => then(values as readonly T[]));
  // The types of lifted lists do not take it for what it is.
  return made as pulumi.Output<U>;
}
