// Its modules need each other, and are loaded in their own order.
import "@pulumi/pulumi";

/** A module of the SDK in which something can be put in a function's place. */
type Patchable<Name extends string, F> = Record<Name, F>;

/**
 * A module of the SDK, if it has a function of this name with so many parameters, and its other modules take it from there each time:
 * undefined otherwise, as in a version that is made in another way.
 */
export function patchable<F, Name extends string>(
  path: string,
  name: Name,
  parameters: number,
): Patchable<Name, F> | undefined {
  try {
    const module: unknown = require(path);
    if (typeof module !== "object" || module === null) return undefined;
    const { value, writable } = Object.getOwnPropertyDescriptor(module, name) ?? {};
    const fits = typeof value === "function" && value.length === parameters && writable === true;
    return fits ? (module as Patchable<Name, F>) : undefined;
  } catch {
    return undefined;
  }
}
