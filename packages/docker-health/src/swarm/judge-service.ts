import type { ServiceFailureReason, ServiceGoal } from "./service-wait-types";
import { hasEnded, hasReached, type Slot, slotsOf } from "./slots";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";

export type ServiceJudgement =
  | { readonly kind: "open" }
  | { readonly kind: "fail"; readonly reason: ServiceFailureReason; readonly detail?: string }
  | { readonly kind: "pending" }
  /** It looks like a verdict, but may be of a moment: believe it only if a second look, a little later, agrees. */
  | { readonly kind: "suspect"; readonly of: string; readonly settleMs: number };

/** One look at a service. */
export interface ServiceLook {
  readonly service: ServiceSnapshot;
  /** All tasks of the service that the swarm remembers. */
  readonly tasks: readonly TaskSnapshot[];
}

export interface ServiceTerms {
  readonly goal: ServiceGoal;
  /** The labels of the version that is waited for. */
  readonly expectedLabels?: Readonly<Record<string, string>>;
  /** Tasks whose end was there before the wait, and does not count. */
  readonly pardoned: ReadonlySet<string>;
  /** The service was written a moment ago: the swarm may not have begun with it. */
  readonly fresh: boolean;
  /** False: neither the service nor its image has a check. */
  readonly hasCheck: boolean;
  /** The suspicion that has already lasted long enough. */
  readonly settled?: string;
}

/** So many tasks of one replica may die before it is clear that the next one will, too. */
const DEATHS = 3;
const FRESH_SETTLE_MS = 1_000;
const NO_TASKS_SETTLE_MS = 3_000;
const NO_SUCCESSOR_SETTLE_MS = 3_000;
const NO_NODE_SETTLE_MS = 5_000;

/** What one look at a service means for a wait. Pure: the same look and terms give the same answer. */
export function judgeService(look: ServiceLook, terms: ServiceTerms): ServiceJudgement {
  const { service, tasks } = look;
  if (terms.goal === "service_healthy" && !terms.hasCheck) return fail("no-healthcheck");
  const ofUpdate = judgeUpdate(service, terms);
  if (ofUpdate) return ofUpdate;
  const slots = slotsOf(service, tasks);
  if (isReached(service, slots, terms.goal)) return judgeReached(service, slots, terms);
  // The swarm itself decides what the failures of an update mean, and says so when it has.
  const leftToSwarm = service.update?.state === "updating" && service.failureAction !== "continue";
  const bad = leftToSwarm ? undefined : judgeDeaths(service, slots, terms);
  return bad ?? judgePlacement(service, slots, terms) ?? { kind: "pending" };
}

/** How many replicas of the present version have what is waited for, and how many there are to be. */
export function reachedOf({ service, tasks }: ServiceLook, goal: ServiceGoal): { reached: number; replicas: number } {
  const slots = slotsOf(service, tasks);
  const reached = slots.filter((slot) => hasReached(slot, goal, service)).length;
  return { reached, replicas: replicasOf(service, slots) };
}

function isReached(service: ServiceSnapshot, slots: readonly Slot[], goal: ServiceGoal): boolean {
  const reached = slots.filter((slot) => hasReached(slot, goal, service)).length;
  return reached >= replicasOf(service, slots);
}

/** A global service has a task on every node that fits. */
function replicasOf(service: ServiceSnapshot, slots: readonly Slot[]): number {
  return service.mode.startsWith("global") ? slots.length : service.replicas;
}

function judgeUpdate({ update, labels }: ServiceSnapshot, terms: ServiceTerms): ServiceJudgement | undefined {
  switch (update?.state) {
    case "paused":
    case "rollback_paused":
      return fail("update-paused", update.message);
    case "rollback_started":
      return { kind: "pending" };
    case "rollback_completed": {
      const expected = Object.entries(terms.expectedLabels ?? {});
      const isWanted = expected.length > 0 && expected.every(([label, value]) => labels[label] === value);
      return isWanted ? undefined : fail("rolled-back", update.message);
    }
    default:
      return undefined;
  }
}

function judgeReached(service: ServiceSnapshot, slots: readonly Slot[], terms: ServiceTerms): ServiceJudgement {
  if (terms.goal === "converged" && service.update?.state === "updating") return { kind: "pending" };
  const isEmpty = service.mode.startsWith("global") && slots.length === 0;
  if (isEmpty) {
    const of = `no tasks ${service.version}`;
    if (terms.settled !== of) return { kind: "suspect", of, settleMs: NO_TASKS_SETTLE_MS };
    return terms.goal === "converged" ? { kind: "open" } : fail("no-suitable-node", "no node of the swarm fits");
  }
  const of = `reached ${service.version}`;
  if (terms.fresh && !service.update && terms.settled !== of) {
    return { kind: "suspect", of, settleMs: FRESH_SETTLE_MS };
  }
  return { kind: "open" };
}

function judgeDeaths(
  service: ServiceSnapshot,
  slots: readonly Slot[],
  terms: ServiceTerms,
): ServiceJudgement | undefined {
  for (const slot of slots) {
    if (hasReached(slot, terms.goal, service)) continue;
    const counted = slot.ended.filter(({ id, state }) => isDeath(state) && !terms.pardoned.has(id));
    const unhealthy = counted.find(({ error }) => /unhealthy/i.test(error));
    if (unhealthy) return fail("unhealthy");
    if (counted.length >= DEATHS) return fail("failing");
    if (!hasEnded(slot.newest)) continue;
    if (!isRestarted(service, slot.newest)) return fail("exited");
    // A swarm makes the next task when it learns of the end of the last one: none comes where it has had its attempts.
    const of = `ended ${slot.newest.id}`;
    if (terms.settled === of) return fail("exited");
    return { kind: "suspect", of, settleMs: NO_SUCCESSOR_SETTLE_MS };
  }
  return undefined;
}

function isDeath(state: TaskSnapshot["state"]): boolean {
  return state === "failed" || state === "rejected";
}

function isRestarted({ restart }: ServiceSnapshot, task: TaskSnapshot): boolean {
  if (restart.condition === "none") return false;
  return restart.condition === "any" || task.state !== "complete";
}

/** What is to run and has no node. During an update a node may become free when an old task has gone. */
function judgePlacement(
  service: ServiceSnapshot,
  slots: readonly Slot[],
  terms: ServiceTerms,
): ServiceJudgement | undefined {
  const homeless = slots.filter(({ newest }) => newest.state === "pending" && /no suitable node/i.test(newest.error));
  const [first] = homeless;
  if (!first) return undefined;
  const of = `no node ${first.newest.id}`;
  if (terms.settled === of) return fail("no-suitable-node", first.newest.error);
  const updating = service.update?.state === "updating";
  return { kind: "suspect", of, settleMs: NO_NODE_SETTLE_MS + (updating ? service.stopGraceMs : 0) };
}

function fail(reason: ServiceFailureReason, detail?: string): ServiceJudgement {
  return { kind: "fail", reason, ...(detail && { detail }) };
}
