import * as pulumi from "@pulumi/pulumi";
import { reject } from "./reject";

/** A value without the Output around it, and whether it was secret. */
export interface Settled {
  readonly value: unknown;
  readonly secret: boolean;
}

/**
 * Takes an Output apart. What decides which resources there are must be known when they are declared; an engine wraps
 * such an input all the same when something within it is secret or comes from another resource.
 *
 * @throws InputPropertyError when the value is not known yet, as in the preview of what it comes from.
 */
export async function settle(input: unknown, path: string): Promise<Settled> {
  if (!pulumi.Output.isInstance(input)) return { value: input, secret: false };
  if (!(await isKnown(input))) {
    throw reject(
      path,
      "is not known yet: it decides what is created, so it cannot come from a resource of this update",
    );
  }
  const value = await new Promise<unknown>((resolve) => void input.apply(resolve));
  return { value, secret: await pulumi.isSecret(input) };
}

async function isKnown(output: object): Promise<boolean> {
  return !("isKnown" in output) || (await output.isKnown) !== false;
}
