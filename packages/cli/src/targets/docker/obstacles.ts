import { readFileSync } from "node:fs";
import { type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { builderNeeds, missingExternals } from "@pulumi-compose/project";

/**
 * What stands against services, or all of them, on the engine: networks and volumes that are there already (`external`), and are
 * not; builds that are beyond its own BuildKit.
 *
 * @throws EngineError
 */
export async function obstacles(
  project: ComposeProject,
  only: readonly string[] | undefined,
): Promise<readonly Diagnostic[]> {
  const engine = await housekeeping();
  const found = await Promise.all([missingExternals(project, engine, only), cannotBuild(project, engine, only)]);
  return found.flat();
}

/** Podman builds by Buildah, of which nothing is known here. */
async function cannotBuild(
  project: ComposeProject,
  engine: Pick<Housekeeping, "version">,
  only: readonly string[] | undefined,
): Promise<readonly Diagnostic[]> {
  if (!Object.values(project.services).some(({ build }) => build)) return [];
  const version = await engine.version();
  return version.product === "podman" ? [] : builderNeeds(project, version, read, only);
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
