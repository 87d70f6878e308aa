import type { ServiceLook } from "./service-look";
import type { TaskSnapshot } from "./swarm-snapshot";

/** How a task ended, as far as it has and anybody knows. */
export type End =
  | "none"
  /** By itself, with code 0. */
  | "completed"
  /** With code 0, by itself or because its check failed. */
  | "unproven"
  /** It was killed because its check failed, whatever its exit code. */
  | "unhealthy"
  /** With another code, or it could not be started. */
  | "failed"
  /** The swarm took it away. */
  | "stopped";

/** How a task ended: by the swarm's word, except that "complete" is not taken for one. */
export function endOf(task: TaskSnapshot, ends: ServiceLook["ends"]): End {
  switch (task.state) {
    case "complete": {
      const end = ends.get(task.id);
      if (end?.kind === "by-itself") return "completed";
      return end?.kind === "unhealthy" ? "unhealthy" : "unproven";
    }
    case "failed":
    case "rejected":
      return /unhealthy/i.test(task.error) ? "unhealthy" : "failed";
    case "shutdown":
    case "remove":
    case "orphaned":
      return "stopped";
    default:
      return "none";
  }
}
