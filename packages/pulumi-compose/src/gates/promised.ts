import type * as pulumi from "@pulumi/pulumi";

/** An Output as a promise. Only awaited where the value is known: in hooks and gates, which do not run in previews. */
export function promised<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}
