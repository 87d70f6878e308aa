import * as pulumi from "@pulumi/pulumi";

/** What a function that is applied to an Output returns where nobody can know the value yet: the Output it makes is unknown, too. */
export function unknownValue<T>(): T {
  // Pulumi looks for it wherever a value is.
  return pulumi.unknown as unknown as T;
}
