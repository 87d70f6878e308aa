import type { Behaviour } from "./behaviour-of";
import type { ObservedContainer } from "./observed-container";

/** The engine says so a little later than the script does it. */
const AFTER_MS = 300;

/** Whether nothing changes any more with a container: its script has run out, and the engine has drawn its conclusion. */
export function isSettled(container: ObservedContainer, behaviour: Behaviour, nowMs: number): boolean {
  const { readyMs, failMs, exit, timings } = behaviour;
  if (container.status === "created" || container.status === "exited") return true;
  if (exit) return false;
  const lastMs = Math.max(readyMs === "never" ? 0 : readyMs, failMs ?? 0);
  if (nowMs - container.startedAtMs < lastMs + AFTER_MS) return false;
  if (container.health === undefined) return true;
  const good = readyMs !== "never" && failMs === undefined;
  // Within its start period nothing makes a container unhealthy.
  if (!good && timings.startPeriodMs !== undefined) return true;
  return container.health === (good ? "healthy" : "unhealthy");
}
