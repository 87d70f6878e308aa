import { isList, isMap, objectOf, type Value, type ValueMap } from "./values";

// What differs from run to run by its nature, and what stands for it in a comparison.
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{64}/g, "<id>"],
  [/\b[0-9a-f]{12}\b/g, "<short id>"],
  [/\b[0-9a-z]{25}\b/g, "<swarm id>"],
  [/\b([0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, "<mac>"],
  // Only addresses from the engine's own pools; those that a program chose are compared.
  [/\b(172\.(1[6-9]|2\d|3[01])|192\.168|10\.0)\.\d+\.\d+(\/\d+)?\b/g, "<address>"],
  [/[^"\s]*(?=\/volumes\/[^/"\s]+\/_data)/g, "<data root>"],
  // The reason is the network's, not the plugin's.
  [/(error pulling image .*: Error response from daemon: ).*/g, "$1<reason>"],
];

const FIRST_EPHEMERAL_PORT = 32_768;

/** The value with everything masked that no two runs share. */
export function normalise(value: Value, key = ""): Value {
  if (key.endsWith("vxlanid_list")) return "<vxlan id>";
  if (typeof value === "string") return MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), value);
  if (typeof value === "number") return maskNumber(value, key);
  if (isList(value)) return value.map((item) => normalise(item, key));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [normaliseKey(name), normalise(item, name)]));
}

/** Whether a container that ends by itself is still seen running is a matter of luck. */
export function withoutOutcome(answer: ValueMap): ValueMap {
  const response = objectOf(answer, "response");
  const properties = response && objectOf(response, "properties");
  if (!properties) return answer;
  const { exitCode: _, mustRun: __, networkDatas: ___, ...rest } = properties;
  return { ...answer, response: { ...response, properties: rest } };
}

function normaliseKey(name: string): string {
  return MASKS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), name);
}

function maskNumber(value: number, key: string): Value {
  if (key === "external" && value >= FIRST_EPHEMERAL_PORT) return "<port>";
  return key === "ipPrefixLength" && value > 0 ? "<prefix>" : value;
}
