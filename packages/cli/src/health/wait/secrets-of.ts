import { likelySecrets } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";

/**
 * The values among a project's variables and its services' environments that by their names are secrets: they are not
 * shown.
 */
export function secretsOf(project: ComposeProject | undefined): readonly string[] {
  return project === undefined ? [] : likelySecrets(project);
}
