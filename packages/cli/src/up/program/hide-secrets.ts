import * as pulumi from "@pulumi/pulumi";
import { redactor } from "@pulumi-compose/docker-health";
import { isSecretVariable } from "@pulumi-compose/health-model";

/** What compose and we ourselves write into labels tells no secrets, whatever else it is equal to. */
const ownLabels = /^(?:com\.docker\.compose\.|app\.kubernetes\.io\/)/;

/** Names of things, which stay readable. */
const readable = new Set(["name", "namespace", "image", "tags", "claimName", "secretName"]);

/** What objects of a cluster are found by: it is the labels of others. */
const selectors = new Set(["selector", "matchLabels", "labelSelector", "podSelector"]);

/** Where the providers' resources have a container's environment: a list of texts, or of names and values; or by names. */
const environments = new Set(["env", "envs"]);

/** The providers of what projects are made of. */
const providers = /^(?:docker|kubernetes):/;

/**
 * Makes every argument that holds one of the values a Pulumi secret: encrypted in the state, masked in every display. So
 * is a variable whose name says that it is a secret, whatever else its value is a name of.
 *
 * @param values secrets in plain
 */
export function hideSecrets(values: readonly string[]): pulumi.ResourceTransformation {
  const clean = redactor(values);
  const hide = (value: unknown, key: string, variable: string | undefined): unknown => {
    if (typeof value === "string") {
      const isSecret = clean(value) !== value || isSecretEntry(variable, value);
      return !readable.has(key) && isSecret ? pulumi.secret(value) : value;
    }
    if (Array.isArray(value)) return value.map((item) => hide(item, key, environments.has(key) ? "" : undefined));
    if (!isPlain(value) || selectors.has(key) || ("label" in value && ownLabels.test(String(value.label))))
      return value;
    if (variable === "" && "name" in value && typeof value.name === "string") return hideEntry(value, value.name);
    return hideIn(value, environments.has(key));
  };
  const hideIn = (value: object, isEnvironment: boolean): pulumi.Inputs =>
    Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        ownLabels.test(name) ? item : hide(item, isEnvironment ? "" : name, isEnvironment ? name : undefined),
      ]),
    );
  const hideEntry = (entry: object, variable: string): pulumi.Inputs =>
    Object.fromEntries(
      Object.entries(entry).map(([key, item]) => [key, hide(item, key, key === "value" ? variable : undefined)]),
    );
  return ({ type, props, opts }) => (providers.test(type) ? { props: hideIn(props, false), opts } : undefined);
}

/** Whether an entry of an environment is a secret: a value with its variable, or, where that is "", `NAME=value`. */
function isSecretEntry(variable: string | undefined, value: string): boolean {
  if (variable === undefined) return false;
  if (variable !== "") return isSecretVariable(variable, value);
  const equals = value.indexOf("=");
  return equals > 0 && isSecretVariable(value.slice(0, equals), value.slice(equals + 1));
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
