import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { sayAbout } from "../util/say";
import { Stamps } from "../util/stamp";
import { buildLanguageHost } from "./build-language-host";
import { buildPulumi } from "./build-pulumi";
import { downloadPulumi } from "./download-pulumi";
import { installedPulumi } from "./installed-pulumi";
import { chosenLane, type Lane } from "./lane";
import { linkPrograms } from "./link-programs";
import type { Pulumi, PulumiSource } from "./pulumi";

const say = sayAbout("pulumi");

/**
 * Provides a Pulumi CLI with its Node.js language host in the tool chain's `bin`: one that is installed, else the
 * official download, else one built from source with our language host. `PULUMI_COMPOSE_CLI` (installed, download,
 * build) allows only one of the three; `PULUMI_COMPOSE_PULUMI` asks for a lane, that is, a release. What was downloaded or
 * built stays beside that of other lanes.
 *
 * @throws SetupError when none can be had.
 */
export async function ensurePulumi(at: Places): Promise<Pulumi> {
  const only = process.env.PULUMI_COMPOSE_CLI || undefined;
  const allowed = (source: PulumiSource) => only === undefined || only === source;
  const stamps = new Stamps(at.stamps);
  const lane = chosenLane(at.root);

  if (allowed("installed")) {
    const found = await installedPulumi(process.env.PATH ?? "", [at.bin], stamps);
    const reason =
      found === undefined || "reason" in found
        ? found?.reason
        : isOther(lane, found.version)
          ? "is another lane"
          : undefined;
    if (found !== undefined && "version" in found && reason === undefined) {
      linkPrograms(at, [found.pulumi, found.languageHost]);
      say(`found ${found.pulumi}`);
      return done("installed", found.version, at);
    }
    if (found !== undefined) say(`${found.pulumi} ${reason}: not used`);
  }
  const folder = join(at.lanes, lane.version);
  const stamp = `pulumi-${lane.version}`;
  const made = stamps.read(stamp)?.source;
  if (made === undefined || !allowed(sourceOf(made)) || !existsSync(join(folder, "pulumi"))) {
    stamps.remove(stamp);
    if (allowed("download") && (await downloadPulumi(lane.version, folder, at, say))) {
      stamps.write(stamp, { source: "download" });
    } else if (allowed("build")) {
      await buildPulumi(lane, folder, at, say);
      stamps.write(stamp, { source: "build" });
    } else {
      throw new SetupError(`PULUMI_COMPOSE_CLI=${only}: no such Pulumi CLI can be had`);
    }
  }
  const source = sourceOf(stamps.read(stamp)?.source);
  if (source === "build") await buildLanguageHost(lane.version, folder, at, stamps);
  linkPrograms(at, folder);
  return done(source, lane.version, at);
}

function isOther(lane: Lane, version: string): boolean {
  return lane.asked && version !== lane.version;
}

function sourceOf(text: string | undefined): PulumiSource {
  return text === "download" ? "download" : "build";
}

const DESCRIPTION: Readonly<Record<PulumiSource, string>> = {
  installed: "the installed one",
  download: "the official download",
  build: "built from its Go module, with the language host of tools/closed-network/language-host",
};

function done(source: PulumiSource, version: string, { bin }: Places): Pulumi {
  say(`${version}, ${DESCRIPTION[source]}`);
  return { source, version, command: join(bin, "pulumi") };
}
