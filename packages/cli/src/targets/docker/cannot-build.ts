import { readFileSync } from "node:fs";
import { connect } from "@pulumi-compose/docker-health";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { builderNeeds } from "@pulumi-compose/project";

/**
 * The builds that are beyond the engine's own BuildKit. Podman builds by Buildah, of which nothing is known here.
 *
 * @throws EngineError
 */
export async function cannotBuild(
  project: ComposeProject,
  only: readonly string[] | undefined,
): Promise<readonly Diagnostic[]> {
  if (!Object.values(project.services).some(({ build }) => build)) return [];
  const engine = await connect();
  try {
    const version = await engine.version();
    return version.product === "podman" ? [] : builderNeeds(project, version, read, only);
  } finally {
    await engine.close();
  }
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
