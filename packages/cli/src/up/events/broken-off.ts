import type { DeploymentEvent } from "./deployment-event";

/**
 * What is said of a resource once somebody has cancelled: the engine's client takes the end of what it asked for an engine that
 * cannot be reached.
 */
export function brokenOff(event: DeploymentEvent): DeploymentEvent {
  if (event.type !== "diagnostic" || event.severity !== "error" || !isEnd(event.message)) return event;
  return { ...event, severity: "info", message: "broken off, as it was cancelled" };
}

function isEnd(message: string): boolean {
  return /Cannot connect to the Docker daemon|context canceled/.test(message);
}
