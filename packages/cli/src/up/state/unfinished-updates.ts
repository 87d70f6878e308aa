import type { ProjectParts } from "@pulumi-compose/docker-health";
import { isContainer, nameOf, type StateEntry } from "./state-entry";

/**
 * Updates that have been stopped half-way, in words: a container is there that is to take over, and the one that it is to replace
 * still runs.
 */
export function unfinishedUpdates(entries: readonly StateEntry[], parts: ProjectParts | undefined): readonly string[] {
  const containers = entries.filter(isContainer);
  const there = new Map(parts?.containers.map((container) => [container.id, container] as const));
  return containers.flatMap((old) => {
    const next = containers.find(({ urn, delete: goes }) => urn === old.urn && goes !== true);
    const [runs, beside] = [there.get(old.id ?? ""), there.get(next?.id ?? "")];
    if (old.delete !== true || runs?.state !== "running" || !beside) return [];
    return [
      `the update of ${nameOf(old)} is not finished: ${beside.name} (new, ${wordsOf(beside)}) is beside ${runs.name} (old); \`up\` goes on from there, with what the file says`,
    ];
  });
}

function wordsOf({ state, health }: ProjectParts["containers"][number]): string {
  return health ?? state;
}
