import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../setup-error";

/** The version of the docker plugin that the installed `@pulumi/docker` asks the engine for. */
export function wantedVersion(root: string): string {
  const file = join(root, "node_modules/@pulumi/docker/package.json");
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  const version = field(field(manifest, "pulumi"), "version") ?? field(manifest, "version");
  if (typeof version !== "string") throw new SetupError(`${file} names no version`);
  return version.replace(/^v/, "");
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
