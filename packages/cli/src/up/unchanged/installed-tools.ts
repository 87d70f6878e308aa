import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ownVersion } from "../../own-version";
import type { NamedTexts } from "./inputs";

/** Programs that Pulumi starts, where they are on the PATH. */
const PROGRAMS = ["pulumi", "pulumi-resource-docker", "pulumi-resource-kubernetes"];

/** Packages whose code a deployment runs. */
const PACKAGES = ["@pulumi/pulumi", "@pulumi/docker", "@pulumi/kubernetes"];

/**
 * What a deployment is carried out by: this command's version and its packages', and the programs, each by what tells one file from
 * another that was put in its place.
 */
export function installedTools(env: Readonly<Record<string, string | undefined>>): NamedTexts {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  return [
    ["pulumi-compose", ownVersion()],
    ["node", process.version],
    ...PACKAGES.map((name) => [name, versionOf(name)] as const),
    ...PROGRAMS.map((name) => [name, onPath(name, pathIn(env))] as const),
    ["versions", entriesOf(join(home, "versions"))],
    ["plugins", entriesOf(join(home, "plugins"))],
  ];
}

/** Windows does not mind how it is written, and a copy of its environment does. */
function pathIn(env: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(env).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "";
}

function versionOf(name: string): string | undefined {
  try {
    return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;
  } catch {
    return undefined;
  }
}

function onPath(name: string, path: string): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of path.split(delimiter)) {
    for (const file of names) {
      const found = fileAt(join(folder, file));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function fileAt(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? `${realpathSync(path)} ${stat.size} ${stat.mtimeMs}` : undefined;
}

/** What is in a folder of Pulumi's; what is no docker plugin is told by its name. */
function entriesOf(folder: string): string | undefined {
  try {
    return readdirSync(folder)
      .map((name) => `${name} ${fileAt(join(folder, name, "pulumi-resource-docker")) ?? ""}`)
      .join("\n");
  } catch {
    return undefined;
  }
}
