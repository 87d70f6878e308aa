import type { Condition } from "@pulumi-compose/parser";
import type { Schedule } from "./schedule";
import type { Span } from "./service-plan";

/** One service on the critical path. */
export interface CriticalStep {
  readonly service: string;
  /** When its containers start. */
  readonly start: Span;
  /** What the next service on the path waits for; absent on the last. */
  readonly condition?: Condition;
}

/** The chain of waits that, in the worst case, keeps the last service from starting longest. */
export interface CriticalPath {
  /** From the first service to start to the last. */
  readonly steps: readonly CriticalStep[];
  /** When the last of them starts, from the beginning of the whole start. */
  readonly end: Span;
}

/** Follows the deciding edges back from the service that starts last. */
export function criticalPath(order: readonly string[], schedules: ReadonlyMap<string, Schedule>): CriticalPath {
  let last: string | undefined;
  for (const name of order) if (last === undefined || isLater(schedules.get(name), schedules.get(last))) last = name;

  const steps: CriticalStep[] = [];
  let condition: Condition | undefined;
  for (let name = last; name !== undefined; ) {
    const schedule = schedules.get(name);
    if (schedule === undefined) break;
    steps.push({ service: name, start: schedule.start, ...(condition !== undefined && { condition }) });
    condition = schedule.lastEdge?.condition;
    name = schedule.lastEdge?.dependency;
  }
  const end = steps[0]?.start ?? { earliestMs: 0, latestMs: 0 };
  return { steps: steps.reverse(), end };
}

function isLater(one: Schedule | undefined, than: Schedule | undefined): boolean {
  if (one === undefined || than === undefined) return false;
  const byWorst = one.start.latestMs - than.start.latestMs;
  return byWorst > 0 || (byWorst === 0 && one.start.earliestMs > than.start.earliestMs);
}
