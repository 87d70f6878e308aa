import { cpSync, existsSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Places } from "../places";
import type { Pulumi } from "../pulumi/pulumi";
import { SetupError } from "../setup-error";
import type { ToolchainEnv } from "../toolchain-env";
import { hashGoSources } from "../util/hash-go-sources";
import { sayAbout } from "../util/say";
import { Stamps } from "../util/stamp";
import { installOfficial } from "./install-official";
import { installStandIn } from "./install-stand-in";
import type { Plugin, PluginSource } from "./plugin";
import { wantedVersion } from "./wanted-version";

const say = sayAbout("plugin");

/**
 * Provides the docker plugin in exactly the version that `@pulumi/docker` asks for: the one already installed (in the
 * tool chain, else copied from the user's own Pulumi home), else the official download, else the stand-in of
 * `tools/closed-network/docker-plugin`. A stand-in is renewed when its sources have changed, an official plugin never touched.
 * `PULUMI_COMPOSE_PLUGIN` (official, stand-in) allows only one of the two.
 *
 * @throws SetupError when none can be had.
 */
export async function ensurePlugin(at: Places, pulumi: Pulumi, env: ToolchainEnv): Promise<Plugin> {
  const only = process.env.PULUMI_COMPOSE_PLUGIN || undefined;
  const version = wantedVersion(at.root);
  const name = `resource-docker-v${version}`;
  const installed = join(at.pulumiHome, "plugins", name);
  const stamps = new Stamps(at.stamps);
  const sources = hashGoSources(at.root, "tools/closed-network/docker-plugin");
  const present = existsSync(installed) && !existsSync(`${installed}.partial`);
  const stamp = stamps.read("plugin");
  const ours = stamp?.version === version && stamp.source === "stand-in";

  if (present && !ours && only !== "stand-in") return done("official", version, "already installed");
  if (present && ours && only !== "official") {
    if (stamp.sources === sources) return done("stand-in", version, "up to date");
    say("the stand-in's sources have changed");
  } else if (only !== "stand-in") {
    rmSync(installed, { recursive: true, force: true });
    const users = join(process.env.PULUMI_HOME || join(homedir(), ".pulumi"), "plugins", name);
    const taken = users !== installed && existsSync(users) && !existsSync(`${users}.partial`);
    if (taken) cpSync(users, installed, { recursive: true });
    if (taken || (await installOfficial(at, pulumi, env, version, say))) {
      stamps.remove("plugin");
      return done("official", version, taken ? `from ${users}` : "downloaded");
    }
    if (only === "official") throw new SetupError(`The official docker plugin ${version} cannot be had.`);
  }
  // Noted first: a plugin that lies there without a note counts as official.
  stamps.write("plugin", { source: "stand-in", version, sources: "" });
  await installStandIn(at, pulumi, env, version);
  stamps.write("plugin", { source: "stand-in", version, sources });
  return done("stand-in", version, "built from tools/closed-network/docker-plugin");
}

function done(source: PluginSource, version: string, how: string): Plugin {
  say(`docker ${version}, ${source === "official" ? "the official one" : "the stand-in"} (${how})`);
  return { source, version };
}
