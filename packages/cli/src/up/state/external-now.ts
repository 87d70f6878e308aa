import type { ComposeProject } from "@pulumi-compose/parser";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";

/** What the file may say to be another's, but for volumes, of which every one stays. */
const kinds = [
  ["network", resourceTypes.network],
  ["config", resourceTypes.swarmConfig],
  ["secret", resourceTypes.swarmSecret],
] as const;

/** What is a project's in its state and another's in its file. */
export interface ExternalNow {
  readonly resource: StateResource;
  readonly kind: "network" | "config" | "secret";
}

/**
 * What of a state the file now says to be another's (`external`), under the very name that it has. The project's containers or
 * services go on using it, so it cannot be deleted, and is not to be: it stays on the engine.
 */
export function externalNow(
  resources: readonly StateResource[],
  project: Pick<ComposeProject, "networks" | "configs" | "secrets">,
): readonly ExternalNow[] {
  return kinds.flatMap(([kind, type]) => {
    const others = Object.values(project[`${kind}s`]).filter(({ external }) => external);
    const names = new Set(others.map(({ name }) => name));
    return resources
      .filter((resource) => resource.type === type && names.has(resource.engineName))
      .map((resource) => ({ resource, kind }));
  });
}

/** What is to be said of one. */
export function externalText({ resource: { engineName }, kind }: ExternalNow): string {
  return `${kind} ${engineName} is external in the file now: it is kept, but no longer looked after (\`docker ${kind} rm\` deletes it)`;
}
