import type { PlanOptions } from "@pulumi-compose/health-model";
import { type ComposeProject, nodeFileSystem } from "@pulumi-compose/parser";

/** What a plan can know of a project's images without an engine: what the Dockerfiles of its builds say. */
export async function imagesBuilt(): Promise<(project: ComposeProject) => NonNullable<PlanOptions["images"]>> {
  const { builtHealthchecks } = await import("@pulumi-compose/docker-health");
  return (project) => builtHealthchecks(project, readIfPossible);
}

function readIfPossible(path: string): Uint8Array | undefined {
  try {
    return nodeFileSystem.readFile(path);
  } catch {
    return undefined;
  }
}
