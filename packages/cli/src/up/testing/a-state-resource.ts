import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";

/** A resource of a state with nothing but its kind and its names. */
export function stateResource(
  kind: keyof typeof resourceTypes,
  name: string,
  parts: Partial<StateResource> = {},
): StateResource {
  return {
    urn: `u::${name}`,
    type: resourceTypes[kind],
    name,
    id: name,
    protected: false,
    engineName: "",
    networks: [],
    dependencies: [],
    uses: [],
    ...parts,
  };
}
