import type { ProjectHolder } from "@pulumi-compose/docker-health";

/** What tells whether a container is as it is to be. */
export interface WantedContainer {
  readonly labels: Readonly<Record<string, string>>;
  /** The id of its image. */
  readonly image: string;
}

/** Labels that say what a container was made of. */
const made = ["com.docker.compose.config-hash", "io.pulumi-compose.pre-start"];

/**
 * Whether one of a service's containers runs and stays as it is: then docker compose runs no hooks for another one of them.
 *
 * @param wanted the service's containers by their numbers
 */
export function isKeptRunning(
  holders: readonly ProjectHolder[],
  service: string,
  wanted: ReadonlyMap<string, WantedContainer>,
): boolean {
  return holders.some(({ labels, runs, image }) => {
    if (!runs || labels["com.docker.compose.hook"] !== undefined) return false;
    if (labels["com.docker.compose.service"] !== service) return false;
    const own = wanted.get(labels["com.docker.compose.container-number"] ?? "1");
    return own !== undefined && own.image === image && made.every((label) => own.labels[label] === labels[label]);
  });
}
