import type { Environment } from "../context";
import { symbolicMarker } from "./symbolic";
import type { Lookup } from "./template";

/** Looks variables up for interpolation: those known only at deployment give their marker. */
export function lookupIn(environment: Environment, symbols: ReadonlySet<string>): Lookup {
  return (name) => (symbols.has(name) ? symbolicMarker(name) : environment.get(name));
}
