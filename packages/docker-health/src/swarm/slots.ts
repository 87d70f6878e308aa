import { endOf } from "./end-of";
import type { ServiceLook } from "./service-look";
import type { ServiceGoal } from "./service-wait-types";
import type { TaskSnapshot, TaskState } from "./swarm-snapshot";

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
export function slotsOf({ service, tasks }: Pick<ServiceLook, "service" | "tasks">): readonly Slot[] {
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
export function hasReached({ newest, ended }: Slot, goal: ServiceGoal, { service, ends }: ServiceLook): boolean {
  const runs = newest.state === "running" && newest.desired === "running" && newest.pid !== 0;
  switch (goal) {
    case "service_started":
      // However it ended: it was started.
      return runs || newest.state === "starting" || ["completed", "unproven"].includes(endOf(newest, ends));
    case "service_healthy":
      return runs;
    case "service_completed_successfully":
      return ended.some((task) => endOf(task, ends) === "completed");
    case "converged":
      return runs || (endOf(newest, ends) === "completed" && service.restart.condition !== "any");
  }
}
