import type { TaskEnd, UnknownEnd } from "./task-end";

const WHY: Readonly<Record<UnknownEnd, string>> = {
  elsewhere: "only the engine of its node knows",
  removed: "its container is no longer there to show it",
  untold: "its engine does not say",
};

/** How a task ended that the swarm calls complete, in words. */
export function describeTaskEnd(end: TaskEnd | undefined): string {
  switch (end?.kind) {
    case "by-itself":
      return "ended with code 0, by itself";
    case "unhealthy":
      return "killed because its check failed, and ended with code 0";
    case "unknown":
      return `ended with code 0, by itself or because its check failed: ${WHY[end.why]}`;
    case undefined:
      return "ended with code 0, by itself or because its check failed";
  }
}
