import { symbolicMarker } from "../interpolate/symbolic";
import type { Lookup } from "../interpolate/template";
import type { Environment } from "./context";

/** Looks variables up for interpolation: those known only at deployment give their marker. */
export function lookupIn(environment: Environment, symbols: ReadonlySet<string>): Lookup {
  return (name) => (symbols.has(name) ? symbolicMarker(name) : environment.get(name));
}
