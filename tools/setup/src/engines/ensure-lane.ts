import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import type { Say } from "../util/say";
import { ENGINE_SHELF, ensurePart } from "./ensure-part";
import type { EngineLane } from "./lanes";
import { linkLane } from "./link-lane";
import { PARTS } from "./parts";

/** A lane whose programs are there. */
export interface ReadyLane extends EngineLane {
  /** Whoever has it first on the PATH has this engine as `dockerd`, or as `podman-engine`. */
  readonly bin: string;
}

/**
 * Has an engine's programs in the tool chain.
 *
 * @throws SetupError when they cannot be had here.
 */
export async function ensureLane(lane: EngineLane, at: Places, say: Say): Promise<ReadyLane> {
  if (process.platform !== "linux") throw new SetupError("engines can be had on Linux only");
  const programs: string[] = [];
  for (const name of lane.parts)
    programs.push(...(await ensurePart({ name, part: PARTS[name], shelf: ENGINE_SHELF }, at, say)));
  const bin = join(at.toolchain, "engines", lane.name, "bin");
  linkLane(lane, programs, { bin, root: at.root });
  return { ...lane, bin };
}
