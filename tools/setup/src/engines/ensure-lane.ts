import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { hashTree } from "../util/hash-tree";
import { withLock } from "../util/lock";
import type { Say } from "../util/say";
import { Stamps } from "../util/stamp";
import { makeDebianPart } from "./debian-part";
import { makeGoPart } from "./go-part";
import type { EngineLane } from "./lanes";
import { linkLane } from "./link-lane";
import { PARTS, type Part, type PartName } from "./parts";

/** A lane whose programs are there. */
export interface ReadyLane extends EngineLane {
  /** Whoever has it first on the PATH has this engine as `dockerd`, or as `podman-engine`. */
  readonly bin: string;
}

/**
 * Has an engine's programs in the tool chain: fetched or built once, under a lock, and kept until what they are made of
 * changes.
 *
 * @throws SetupError when they cannot be had here.
 */
export async function ensureLane(lane: EngineLane, at: Places, say: Say): Promise<ReadyLane> {
  if (process.platform !== "linux") throw new SetupError("engines can be had on Linux only");
  const onWait = (pid: number) => say(`waiting for process ${pid}, which makes an engine`);
  return withLock(join(at.toolchain, "engines/lock"), onWait, async () => {
    const programs: string[] = [];
    for (const name of lane.parts) programs.push(...(await ensurePart(name, at, say)));
    const bin = join(at.toolchain, "engines", lane.name, "bin");
    linkLane(lane, programs, { bin, root: at.root });
    return { ...lane, bin };
  });
}

/** @returns its programs. */
async function ensurePart(name: PartName, at: Places, say: Say): Promise<readonly string[]> {
  const part: Part = PARTS[name];
  const folder = join(at.toolchain, "engines/parts", name);
  const stamps = new Stamps(at.stamps);
  const stamp = `engine-${name}`;
  const made = {
    of: JSON.stringify(part),
    sources: "folder" in part && part.folder ? hashTree(at.root, [part.folder]) : "",
  };
  // What is linked with libraries of its own finds them by their place.
  const wanted = { ...made, ...("ownLibraries" in part && part.ownLibraries && { at: folder }) };
  const known = stamps.read(stamp);
  const programs = known?.programs?.split("\n").map((file) => join(folder, file)) ?? [];
  const same = Object.entries(wanted).every(([key, value]) => known?.[key] === value);
  if (same && programs.length > 0 && programs.every((file) => existsSync(file))) return programs;
  say(
    part.kind === "go"
      ? `building ${name} from its Go module: some minutes the first time`
      : `fetching ${name} from Debian's packages`,
  );
  stamps.remove(stamp);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const fresh = part.kind === "go" ? await makeGoPart(part, folder, at) : await makeDebianPart(part, folder, at);
  stamps.write(stamp, { ...wanted, programs: fresh.map((file) => relative(folder, file)).join("\n") });
  return fresh;
}
