import type { ServiceGoal } from "./service-wait-types";
import type { ServiceSnapshot, TaskSnapshot, TaskState } from "./swarm-snapshot";

/** A replica: the tasks that have been tried for it, as far as they belong to the service's present version. */
export interface Slot {
  /** The replica's number, or the node in a global service. */
  readonly key: string;
  readonly newest: TaskSnapshot;
  /** Those that have ended, oldest first. */
  readonly ended: readonly TaskSnapshot[];
}

const ENDED: ReadonlySet<TaskState> = new Set(["complete", "shutdown", "failed", "rejected", "remove", "orphaned"]);

export function hasEnded(task: TaskSnapshot): boolean {
  return ENDED.has(task.state);
}

/** The replicas that have tasks of the service's present version, in the order of their numbers. */
export function slotsOf(service: ServiceSnapshot, tasks: readonly TaskSnapshot[]): readonly Slot[] {
  const groups = new Map<string, TaskSnapshot[]>();
  for (const task of tasks) {
    if (task.spec !== service.spec || task.desired === "remove") continue;
    const key = service.mode.startsWith("global") ? task.nodeId : String(task.slot);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([key, group]) => slot(key, group)).sort((a, b) => a.newest.slot - b.newest.slot);
}

function slot(key: string, group: readonly TaskSnapshot[]): Slot {
  const ordered = [...group].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  // What is to run comes before what is not, whatever their ages: an update that is rolled back uses older tasks again.
  const wanted = ordered.filter(({ desired }) => desired === "running" || desired === "ready");
  const newest = wanted.at(-1) ?? ordered.at(-1);
  if (!newest) throw new Error("a slot without tasks");
  return { key, newest, ended: ordered.filter(hasEnded) };
}

/** Whether a replica has what is waited for. */
export function hasReached({ newest, ended }: Slot, goal: ServiceGoal, service: ServiceSnapshot): boolean {
  const runs = newest.state === "running" && newest.desired === "running";
  switch (goal) {
    case "service_started":
      return runs || newest.state === "starting" || newest.state === "complete";
    case "service_healthy":
      return runs;
    case "service_completed_successfully":
      return newest.state === "complete" || ended.some(({ state }) => state === "complete");
    case "converged":
      return runs || (newest.state === "complete" && service.restart.condition !== "any");
  }
}
