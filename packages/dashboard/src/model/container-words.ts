import type { ContainerState } from "../contract";
import type { Tone } from "./tone";

/** The state of a container in the words of `pulumi-compose status`. */
export function containerWord(container: ContainerState): string {
  const { state, health, exitCode, outOfMemory, restarts, lost, beside, serves } = container;
  if (state === "complete") return health ?? "completed";
  if (outOfMemory && exitCode !== undefined) return "out of memory";
  if (exitCode !== undefined && beside === "old") return "stopped";
  if (exitCode !== undefined) return exitCode === 0 ? "completed" : `exited ${exitCode}`;
  if (lost !== undefined && lost.length > 0) return `lost its ${lost.join(", ")}`;
  return [
    health ?? state,
    ...(restarts > 0 ? [`restart ${restarts}`] : []),
    ...(serves === false ? ["not serving"] : []),
  ].join(", ");
}

export function containerTone({ ok, health, state, exitCode, beside }: ContainerState): Tone {
  if (!ok) return "bad";
  if (health === "healthy" || exitCode === 0 || state === "complete") return "good";
  if (exitCode !== undefined && beside === "old") return "idle";
  if (state === "running") return health === "starting" ? "busy" : "good";
  return "busy";
}

/** A replica among several, and beside the one that it replaces: `web-2`, `web-2 (new)`. */
export function replicaName({ service, number, beside }: ContainerState, isOneOfSeveral: boolean): string {
  const name = isOneOfSeveral ? `${service}-${number}` : service;
  return beside === undefined ? name : `${name} (${beside})`;
}
