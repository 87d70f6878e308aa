import { existsSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { pathToFileURL } from "node:url";
import { type Places, places } from "./places";
import { SetupError } from "./setup-error";

/** Environment variables that make a `pulumi` use the tool chain: its CLI, plugins and state. */
export type ToolchainEnv = Readonly<Record<string, string>>;

/**
 * With this, the docker plugin's stand-in does not wait where the official one does though nothing comes of it: two seconds at
 * each network, and more. The official one knows no such variable.
 */
export const WITHOUT_WAITS: ToolchainEnv = { PULUMI_DOCKER_STAND_IN_WAITS: "off" };

/** What it does by itself. */
export const WITH_WAITS: ToolchainEnv = { PULUMI_DOCKER_STAND_IN_WAITS: "on" };

/**
 * The tool chain's variables. A passphrase that is already set is kept; the state is isolated from the user's own.
 * The engine is not among them: everyone finds it by DOCKER_HOST, the docker context or the default socket.
 */
export function makeToolchainEnv(at: Places, base: NodeJS.ProcessEnv): ToolchainEnv {
  const path = (base.PATH ?? "").split(delimiter).filter((folder) => folder !== at.bin);
  return {
    PATH: [at.bin, ...path].join(delimiter),
    PULUMI_HOME: at.pulumiHome,
    PULUMI_BACKEND_URL: pathToFileURL(at.backend).href,
    PULUMI_CONFIG_PASSPHRASE: base.PULUMI_CONFIG_PASSPHRASE ?? "pulumi-compose",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // The set-up installs the plugins; a missing one must be an error and not a download that hangs.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/**
 * The variables that the last set-up wrote.
 *
 * @throws SetupError when there was none.
 */
export function toolchainEnv(at = places()): ToolchainEnv {
  if (!existsSync(at.envFile)) throw new SetupError("The tool chain is not set up: run `npm run setup`.");
  const value: unknown = JSON.parse(readFileSync(at.envFile, "utf8"));
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, text]) => [name, String(text)]));
}
