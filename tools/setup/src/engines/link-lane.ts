import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { linkTo } from "../util/link-to";
import type { EngineLane } from "./lanes";

export interface LanePlaces {
  /** The folder for the links. */
  readonly bin: string;
  /** The project's. */
  readonly root: string;
}

/** What programs are called that others look for by another name. */
const NAMES: Readonly<Record<string, string>> = { "tini-static": "docker-init" };

/**
 * Has links, and scripts that start the engine with the lane's arguments. They are left alone when they are right: somebody
 * may be using them. The tool chain may be copied elsewhere as it is.
 */
export function linkLane(lane: EngineLane, programs: readonly string[], { bin, root }: LanePlaces): void {
  mkdirSync(bin, { recursive: true });
  for (const program of programs) {
    const name = basename(program);
    const target = relative(bin, program);
    if (name !== "dockerd") linkTo(target, join(bin, NAMES[name] ?? name));
    else script(join(bin, name), [`exec "$here/${target}" ${lane.flags.join(" ")} "$@"`]);
  }
  if (lane.product === "podman") {
    const source = relative(bin, join(root, "tools/testing/engines/podman-engine.sh"));
    script(join(bin, "podman-engine"), [`. "$here/${source}"`]);
  }
}

function script(file: string, lines: readonly string[]): void {
  const here = ['here=$(dirname "$(readlink -f "$0")")', 'export PATH="$here:$PATH"'];
  const content = `${["#!/bin/sh", ...here, ...lines].join("\n")}\n`;
  if (contentOf(file) === content) return;
  writeFileSync(file, content, { mode: 0o755 });
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
