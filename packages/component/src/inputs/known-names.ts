import { reject } from "./reject";

/** @throws InputPropertyError for a name that the schema does not have: some languages check that, others do not. */
export function knownNames(names: Iterable<string>, known: readonly string[], path = ""): void {
  for (const name of names) {
    if (!known.includes(name))
      throw reject(path === "" ? name : `${path}.${name}`, `is not known here; there are ${known.join(", ")}`);
  }
}
