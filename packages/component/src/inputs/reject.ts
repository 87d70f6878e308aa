import { InputPropertyError } from "@pulumi/pulumi";

/** The error for a bad input: the engine prints it on the component's row with the input's path. */
export function reject(propertyPath: string, reason: string): InputPropertyError {
  return new InputPropertyError({ propertyPath, reason });
}
