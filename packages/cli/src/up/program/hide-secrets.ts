import * as pulumi from "@pulumi/pulumi";

/** Shorter ones are no secrets, and stand in half of all values. */
const shortest = 3;

/** What compose itself writes into labels tells no secrets, whatever else it is equal to. */
const ownLabels = /^com\.docker\.compose\./;

/** Names of things, which stay readable. */
const readable = new Set(["name", "image", "tags"]);

/**
 * Makes every argument that holds one of the values a Pulumi secret: encrypted in the state, masked in every display.
 *
 * @param values secrets in plain
 */
export function hideSecrets(values: readonly string[]): pulumi.ResourceTransformation {
  const secrets = values.filter((value) => value.length >= shortest);
  const hide = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") {
      return !readable.has(key) && secrets.some((secret) => value.includes(secret)) ? pulumi.secret(value) : value;
    }
    if (Array.isArray(value)) return value.map((item) => hide(item, key));
    if (!isPlain(value) || ("label" in value && ownLabels.test(String(value.label)))) return value;
    return hideIn(value);
  };
  const hideIn = (value: object): pulumi.Inputs =>
    Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hide(item, name)]));
  return ({ type, props, opts }) =>
    type.startsWith("docker:") && secrets.length > 0 ? { props: hideIn(props), opts } : undefined;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
