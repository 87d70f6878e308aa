import { dirname, join, resolve } from "node:path";
import type { Context, Environment } from "../context";
import { isRemoteResource } from "../source/remote";

const names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrides = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/**
 * The compose files of a project, absolute: those given, those of `COMPOSE_FILE`, or the first of the default names in
 * the folder or the nearest one above it, with its override.
 */
export function composeFiles(
  given: readonly string[] | undefined,
  folder: string,
  cwd: string,
  environment: Environment,
  context: Context,
): string[] {
  const absolute = (path: string) => (path === "-" || isRemoteResource(path) ? path : resolve(cwd, path));
  if (given && given.length > 0) return given.map(absolute);
  const variable = environment.get("COMPOSE_FILE");
  if (variable !== undefined) {
    const separator = environment.get("COMPOSE_PATH_SEPARATOR") || (process.platform === "win32" ? ";" : ":");
    return variable.split(separator).map(absolute);
  }
  const { fs, reporter } = context;
  const inFolder = (candidates: readonly string[], at: string) =>
    candidates.map((name) => join(at, name)).filter((path) => fs.kindOf(path) !== undefined);
  for (let at = folder; ; at = dirname(at)) {
    const found = inFolder(names, at);
    const [winner, ...others] = found;
    if (winner !== undefined) {
      if (others.length > 0) reporter.report("several-files", undefined, { files: found, used: winner });
      const [override, ...more] = inFolder(overrides, at);
      if (override === undefined) return [winner];
      if (more.length > 0) reporter.report("several-files", undefined, { files: [override, ...more], used: override });
      return [winner, override];
    }
    if (dirname(at) === at) break;
  }
  reporter.report("no-file", undefined, { folder });
  return [];
}
