import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { Stamps } from "../util/stamp";
import { buildLanguageHost } from "./build-language-host";
import { buildPulumi } from "./build-pulumi";
import { downloadPulumi } from "./download-pulumi";
import { type InstalledPulumi, installedPulumi } from "./installed-pulumi";
import { pinnedVersion } from "./pinned-version";
import type { Pulumi, PulumiSource } from "./pulumi";

const say = sayAbout("pulumi");

/**
 * Provides a Pulumi CLI with its Node.js language host in the tool chain's `bin`: one that is installed, else the
 * official download, else one built from source with our language host. `PULUMI_COMPOSE_CLI` (installed, download,
 * build) allows only one of the three.
 *
 * @throws SetupError when none can be had.
 */
export async function ensurePulumi(at: Places): Promise<Pulumi> {
  const only = process.env.PULUMI_COMPOSE_CLI || undefined;
  const allowed = (source: PulumiSource) => only === undefined || only === source;
  const stamps = new Stamps(at.stamps);
  const command = join(at.bin, "pulumi");
  mkdirSync(at.bin, { recursive: true });

  if (allowed("installed")) {
    const found = await installedPulumi(process.env.PATH ?? "", [at.bin], stamps);
    if (found !== undefined && "version" in found) return useInstalled(found, at, stamps, command);
    if (found !== undefined) say(`${found.pulumi} ${found.reason}: not used`);
  }
  const version = pinnedVersion(at.root);
  const made = stamps.read("pulumi");
  const haveMade = (source: PulumiSource) =>
    allowed(source) && made?.source === source && made.version === version && existsSync(command);
  if (haveMade("download")) return done("download", version, command);
  if (haveMade("build")) {
    await buildLanguageHost(version, at, stamps);
    return done("build", version, command);
  }
  clear(at.bin);
  if (allowed("download") && (await downloadPulumi(version, at, say))) {
    stamps.write("pulumi", { source: "download", version });
    return done("download", version, command);
  }
  if (!allowed("build")) throw new SetupError(`PULUMI_COMPOSE_CLI=${only}: no such Pulumi CLI can be had`);
  await buildPulumi(version, at, say);
  await buildLanguageHost(version, at, stamps);
  stamps.write("pulumi", { source: "build", version });
  return done("build", version, command);
}

const DESCRIPTION: Readonly<Record<PulumiSource, string>> = {
  installed: "the installed one",
  download: "the official download",
  build: "built from its Go module, with the language host of tools/closed-network/language-host",
};

function done(source: PulumiSource, version: string, command: string): Pulumi {
  say(`${version}, ${DESCRIPTION[source]}`);
  return { source, version, command };
}

function useInstalled(found: InstalledPulumi, at: Places, stamps: Stamps, command: string): Pulumi {
  clear(at.bin);
  stamps.remove("pulumi");
  symlinkSync(found.pulumi, command);
  symlinkSync(found.languageHost, join(at.bin, "pulumi-language-nodejs"));
  say(`found ${found.pulumi}`);
  return done("installed", found.version, command);
}

function clear(bin: string): void {
  rmSync(bin, { recursive: true, force: true });
  mkdirSync(bin, { recursive: true });
}
