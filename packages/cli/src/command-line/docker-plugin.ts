/** What docker calls its plugin; letters and digits are all that it takes. */
const NAME = "pulumicompose";

/** Set by docker for its plugins. */
const MARK = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

/** Docker's options before the plugin's name that choose an engine, by the variable that says the same. */
const variables: ReadonlyMap<string, string> = new Map([
  ["--context", "DOCKER_CONTEXT"],
  ["-c", "DOCKER_CONTEXT"],
  ["--host", "DOCKER_HOST"],
  ["-H", "DOCKER_HOST"],
  ["--config", "DOCKER_CONFIG"],
]);

export interface PluginCall {
  /** What is left for the command. */
  readonly args: readonly string[];
  /** What docker's own options say, as variables. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Reads a command line as docker gives it to a plugin: with its own options and the plugin's name first.
 *
 * @returns undefined: docker has not started this
 */
export function pluginCall(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): PluginCall | undefined {
  const at = args.indexOf(NAME);
  if (env[MARK] === undefined || at < 0) return undefined;
  const said: Record<string, string> = {};
  for (const [index, arg] of args.slice(0, at).entries()) {
    const [option = "", inline] = arg.split(/=(.*)/s);
    const variable = variables.get(option);
    const value = inline ?? args[index + 1];
    if (variable !== undefined && value !== undefined) said[variable] = value;
  }
  return { args: args.slice(at + 1), env: said };
}

/** What docker asks its plugins for; undefined: it does not ask. */
export function pluginMetadata([first]: readonly string[], version: string): string | undefined {
  if (first !== "docker-cli-plugin-metadata") return undefined;
  const metadata = {
    SchemaVersion: "0.1.0",
    Vendor: "pulumi-compose",
    Version: version,
    ShortDescription: "Compose files as Pulumi deployments gated on health",
  };
  return `${JSON.stringify(metadata)}\n`;
}
