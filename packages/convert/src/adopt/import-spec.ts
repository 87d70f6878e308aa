import { type AdoptedKind, pluginDefaults } from "./plugin-defaults";

/** One resource of a file for `pulumi import --file`. */
export interface ImportSpec {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const types: Readonly<Record<AdoptedKind, string>> = {
  container: "docker:index/container:Container",
  image: "docker:index/remoteImage:RemoteImage",
  network: "docker:index/network:Network",
  volume: "docker:index/volume:Volume",
};

/**
 * A resource with inputs as a program gives them and outputs as the plugin would have left them had it made it.
 *
 * @param outputsOnly keys of `args` that a program does not give
 */
export function importSpec(
  kind: AdoptedKind,
  name: string,
  id: string,
  args: unknown,
  outputsOnly: readonly string[] = [],
): ImportSpec {
  const { inputs: ofInputs, outputs: ofOutputs, items, parts } = pluginDefaults[kind];
  const given = Object.entries(typeof args === "object" && args !== null ? args : {});
  const added = Object.entries(ofInputs).filter(([key]) => !given.some(([name]) => name === key));
  const inputs = given.filter(([key]) => !outputsOnly.includes(key)).map(([key, value]) => [key, withMarkers(value)]);
  const outputs = given.map(([key, value]) => [key, complete(value, items[key], parts[key])]);
  return {
    type: types[kind],
    name,
    id,
    inputs: {
      ...Object.fromEntries(inputs),
      ...Object.fromEntries(added),
      __defaults: added.map(([key]) => key).sort(),
    },
    outputs: { ...ofOutputs, ...Object.fromEntries(added), ...Object.fromEntries(outputs), id },
  };
}

type Values = Readonly<Record<string, unknown>>;

/** The plugin marks in every object of the inputs which of its values are defaults. */
function withMarkers(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === "object" && item !== null ? { __defaults: [], ...item } : item));
}

function complete(value: unknown, ofItem: Values | undefined, ofPart: Values | undefined): unknown {
  if (Array.isArray(value) && ofItem) {
    return value.map((item) => (typeof item === "object" && item !== null ? { ...ofItem, ...item } : item));
  }
  return ofPart && typeof value === "object" && value !== null ? { ...ofPart, ...value } : value;
}
