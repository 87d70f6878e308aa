import * as pulumi from "@pulumi/pulumi";
import { redactor } from "@pulumi-compose/docker-health";
import { isSecretVariable } from "@pulumi-compose/health-model";

/** What compose itself writes into labels tells no secrets, whatever else it is equal to. */
const ownLabels = /^com\.docker\.compose\./;

/** Names of things, which stay readable. */
const readable = new Set(["name", "image", "tags"]);

/** Where the plugin's resources have a container's environment. */
const environments = new Set(["env", "envs"]);

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
    if (!isPlain(value) || ("label" in value && ownLabels.test(String(value.label)))) return value;
    return hideIn(value, environments.has(key));
  };
  const hideIn = (value: object, isEnvironment: boolean): pulumi.Inputs =>
    Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        hide(item, isEnvironment ? "" : name, isEnvironment ? name : undefined),
      ]),
    );
  return ({ type, props, opts }) => (type.startsWith("docker:") ? { props: hideIn(props, false), opts } : undefined);
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
