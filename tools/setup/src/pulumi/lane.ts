import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../setup-error";

/** The folders whose `go.mod` pins a release of the CLI. */
const FOLDERS = {
  newest: "tools/closed-network/pulumi-cli",
  oldest: "tools/closed-network/pulumi-cli/oldest",
} as const;

export type LaneName = keyof typeof FOLDERS;
const LANES: readonly LaneName[] = ["newest", "oldest"];

/** A release of the Pulumi CLI that everything can be run on. */
export interface Lane {
  readonly name: LaneName;
  /** With its `v`. */
  readonly version: string;
  /** From the repository's root. */
  readonly folder: string;
  /** Whether somebody asked for it: then no other one will do. */
  readonly asked: boolean;
}

/**
 * The release of the CLI that is downloaded or built: the newest, or what `PULUMI_COMPOSE_PULUMI` asks for by its name or by
 * (the beginning of) its version.
 *
 * @throws SetupError when there is no such lane.
 */
export function chosenLane(root: string, wanted = process.env.PULUMI_COMPOSE_PULUMI || undefined): Lane {
  const lanes = LANES.map((name) => ({ name, folder: FOLDERS[name], version: pinned(join(root, FOLDERS[name])) }));
  const found = lanes.find(({ name, version }) =>
    wanted === undefined ? name === "newest" : isIt(wanted, name, version),
  );
  if (found !== undefined) return { ...found, asked: wanted !== undefined };
  const known = lanes.map(({ name, version }) => `${name} (${version.slice(1)})`).join(" and ");
  throw new SetupError(`PULUMI_COMPOSE_PULUMI=${wanted}: there is no such lane; there are ${known}.`);
}

function isIt(wanted: string, name: LaneName, version: string): boolean {
  return wanted === name || `${version}.`.startsWith(`v${wanted.replace(/^v/, "")}.`);
}

function pinned(folder: string): string {
  const file = join(folder, "go.mod");
  const match = /github\.com\/pulumi\/pulumi\/pkg\/v3 (v\d+\.\d+\.\d+)/.exec(readFileSync(file, "utf8"));
  if (match?.[1] === undefined) throw new SetupError(`${file} pins no version of the Pulumi CLI`);
  return match[1];
}
