import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerEvent } from "../shared/engine-client";
import { NS_PER_MS } from "../shared/nanoseconds";
import { possibleVerdict } from "./possible-verdict";
import type { TaskEnd } from "./task-end";

const STILL_THERE: ReadonlySet<string> = new Set(["running", "paused", "restarting"]);

/**
 * How a task's container ended that has ended with code 0, as its engine shows it.
 *
 * @param graceMs how long the container may take to end when it is asked to
 * @param events what the engine still remembers of the container, oldest first; undefined: nobody has asked
 * @returns undefined: the container alone does not say, its events have to be asked for
 */
export function containerEnd(
  container: ContainerSnapshot,
  graceMs: number,
  events: readonly ContainerEvent[] | undefined,
): TaskEnd | undefined {
  // Somebody has started it again by hand, and what it shows is of another run.
  if (STILL_THERE.has(container.state.status)) return { kind: "unknown", why: "untold" };
  const verdict = possibleVerdict(container, graceMs);
  if (!verdict) return { kind: "by-itself" };
  if (!events) return undefined;
  const unhealthy = events.findIndex(({ action }) => action === "health_status: unhealthy");
  const wasAsked = unhealthy >= 0 && events.slice(unhealthy).some(({ action }) => action === "kill");
  if (wasAsked) return { kind: "unhealthy" };
  // An engine forgets its oldest events first: of what is younger than one that it remembers, nothing is missing.
  const reachesBack = events.some(({ action, timeNano }) => action === "start" || toMs(timeNano) <= verdict.sinceMs);
  if (reachesBack && events.some(({ action }) => action === "die")) return { kind: "by-itself" };
  return verdict.isLikely ? { kind: "unhealthy" } : { kind: "unknown", why: "untold" };
}

function toMs(nanoseconds: string): number {
  return nanoseconds === "" ? Number.POSITIVE_INFINITY : Number(nanoseconds) / NS_PER_MS;
}
