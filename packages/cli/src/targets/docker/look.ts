import { readFileSync } from "node:fs";
import { type EngineVersion, housekeeping } from "@pulumi-compose/docker-health";
import type { ComposeProject } from "@pulumi-compose/parser";
import { builderNeeds, missingExternals, networkNeeds } from "@pulumi-compose/project";
import type { EngineLook } from "../command-target";

/**
 * What an engine means for services of a project, or for all of them.
 *
 * @throws EngineError
 */
export async function look(project: ComposeProject, only: readonly string[] | undefined): Promise<EngineLook> {
  const engine = await housekeeping();
  const asks =
    Object.values(project.services).some(({ build }) => build) ||
    Object.values(project.networks).some(({ enable_ipv4 }) => enable_ipv4 === false);
  // Also where nothing goes by it: that the engine answers is to be known.
  const [missing, version] = await Promise.all([missingExternals(project, engine, only), engine.version()]);
  const { obstacles, variables } = asks ? ofVersion(project, version, only, process.env) : nothing;
  return { obstacles: [...missing, ...obstacles], variables };
}

const nothing: EngineLook = { obstacles: [], variables: {} };

/** What goes by an engine's version: what it builds by, what its networks can be. */
export function ofVersion(
  project: ComposeProject,
  version: EngineVersion,
  only: readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
): EngineLook {
  if (version.product !== "podman") {
    return {
      obstacles: [...builderNeeds(project, version, read, only), ...networkNeeds(project, version)],
      variables: {},
    };
  }
  // It builds by Buildah, behind the API of the builder before BuildKit, which the plugin takes only when it is told to.
  return { obstacles: [], variables: env.DOCKER_BUILDKIT ? {} : { DOCKER_BUILDKIT: "0" } };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
