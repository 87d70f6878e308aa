import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import { likelySecrets } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";

/** What must not be shown of a project: what its file calls so, and the contents of its secrets. */
export function secretsOfFile(project: ComposeProject): readonly string[] {
  const contents = Object.values(project.secrets).flatMap(({ content }) => (content ? [content] : []));
  return [...likelySecrets(project), ...contents];
}

/**
 * Of a project without a file: what its containers' variables call so. A value that is used as a name as well hides nothing, and is
 * left out.
 */
export function secretsOfContainers(project: string, containers: readonly ContainerSnapshot[]): readonly string[] {
  const names = new Set([
    project,
    ...containers.flatMap(({ name, image, labels, aliases = [] }) => [
      name,
      labels["com.docker.compose.service"],
      ...aliases,
      ...image.split(/[/:@]/),
    ]),
  ]);
  return [...new Set(containers.flatMap(({ secrets = [] }) => secrets))].filter((secret) => !names.has(secret));
}
