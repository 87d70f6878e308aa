import type { ProjectHolder } from "@pulumi-compose/docker-health";
import { PRE_START_LABEL } from "../labels";

/** What tells whether a container is as it is to be. */
export interface WantedContainer {
  readonly labels: Readonly<Record<string, string>>;
  /** The id of its image. */
  readonly image: string;
}

/**
 * Which of a service's running containers stay as they are, by their numbers. While there is one, docker compose runs no hooks
 * for another of them.
 *
 * @param wanted the service's containers by their numbers
 */
export function keptRunning(
  running: readonly Pick<ProjectHolder, "labels" | "image">[],
  wanted: ReadonlyMap<string, WantedContainer>,
): readonly string[] {
  return running.flatMap(({ labels, image }) => {
    const number = labels["com.docker.compose.container-number"] ?? "1";
    const own = wanted.get(number);
    return own !== undefined && own.image === image && madeOf(own.labels) === madeOf(labels) ? [number] : [];
  });
}

/** What a container was made of, and the hooks before it: but for the name of a hook's container, which is known only once that is there. */
function madeOf(labels: Readonly<Record<string, string>>): string {
  return `${labels["com.docker.compose.config-hash"]} ${labels[PRE_START_LABEL]?.split(" ").at(-1)}`;
}
