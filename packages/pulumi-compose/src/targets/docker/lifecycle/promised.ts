import type * as pulumi from "@pulumi/pulumi";

/** Only ever awaited where the value is known: in hooks, which do not run in previews. */
export function promised<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}
