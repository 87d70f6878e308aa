import { housekeeping, type ProjectParts } from "@pulumi-compose/docker-health";
import { wantedParts } from "./on-engine";
import type { StateResource } from "./state-resource";

/** What the engine has of the project of a state; undefined of one that does not answer, which is Pulumi's to report. */
export async function partsOnEngine(
  resources: readonly StateResource[],
  project: string,
): Promise<ProjectParts | undefined> {
  const wanted = wantedParts(resources);
  if (!wanted) return undefined;
  const keeper = await housekeeping();
  return keeper.projectParts(project, wanted).catch(() => undefined);
}
