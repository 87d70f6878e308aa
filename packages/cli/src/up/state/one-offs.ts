import type { ProjectHolder } from "@pulumi-compose/docker-health";

/**
 * The containers of `run` that stand in the way of a `down`, which no state has: those that run hold the project's networks, and
 * those that have ended hold its volumes, where these are to go. docker compose tells them by the same label.
 */
export function oneOffsInTheWay(
  holders: readonly ProjectHolder[],
  { volumes }: { readonly volumes: boolean },
): readonly ProjectHolder[] {
  return holders.filter(({ labels, runs }) => labels["com.docker.compose.oneoff"] === "True" && (runs || volumes));
}
