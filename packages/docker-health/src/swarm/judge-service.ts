import type { Judgement } from "../wait/judgement";
import { type End, endOf } from "./end-of";
import type { ServiceLook } from "./service-look";
import type { ServiceFailureReason, ServiceGoal } from "./service-wait-types";
import { hasEnded, hasReached, type Slot, slotsOf } from "./slots";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";

export type ServiceJudgement = Judgement<ServiceFailureReason>;

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
  const { service } = look;
  if (terms.goal === "service_healthy" && !terms.hasCheck) return fail("no-healthcheck");
  const ofUpdate = judgeUpdate(service, terms);
  if (ofUpdate) return ofUpdate;
  const slots = slotsOf(look);
  if (isReached(look, slots, terms.goal)) return judgeReached(service, slots, terms);
  // The swarm itself decides what the failures of an update mean, and says so when it has.
  const leftToSwarm = service.update?.state === "updating" && service.failureAction !== "continue";
  const bad = leftToSwarm ? undefined : judgeDeaths(look, slots, terms);
  return bad ?? judgePlacement(service, slots, terms) ?? { kind: "pending" };
}

/** How many replicas of the present version have what is waited for, and how many there are to be. */
export function reachedOf(look: ServiceLook, goal: ServiceGoal): { reached: number; replicas: number } {
  const slots = slotsOf(look);
  const reached = slots.filter((slot) => hasReached(slot, goal, look)).length;
  return { reached, replicas: replicasOf(look.service, slots) };
}

function isReached(look: ServiceLook, slots: readonly Slot[], goal: ServiceGoal): boolean {
  const reached = slots.filter((slot) => hasReached(slot, goal, look)).length;
  return reached >= replicasOf(look.service, slots);
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

function judgeDeaths(look: ServiceLook, slots: readonly Slot[], terms: ServiceTerms): ServiceJudgement | undefined {
  const { service, ends } = look;
  for (const slot of slots) {
    if (hasReached(slot, terms.goal, look)) continue;
    const deaths = slot.ended.filter(({ id }) => !terms.pardoned.has(id)).map((task) => endOf(task, ends));
    if (deaths.includes("unhealthy")) return fail("unhealthy");
    if (deaths.includes("unproven") && terms.goal === "service_completed_successfully") return fail("unproven");
    if (deaths.filter((end) => isDeath(end, terms.goal)).length >= DEATHS) return fail("failing");
    if (!hasEnded(slot.newest)) continue;
    const isOver = fail(reasonOf(endOf(slot.newest, ends), terms.goal));
    if (!isRestarted(service, slot.newest)) return isOver;
    // A swarm makes the next task when it learns of the end of the last one: none comes where it has had its attempts.
    const of = `ended ${slot.newest.id}`;
    if (terms.settled === of) return isOver;
    return { kind: "suspect", of, settleMs: NO_SUCCESSOR_SETTLE_MS };
  }
  return undefined;
}

/** An end with code 0 is one for what is to go on running. */
function isDeath(end: End, goal: ServiceGoal): boolean {
  if (end === "stopped") return false;
  return end === "failed" || goal === "service_healthy" || goal === "converged";
}

/** What the end of a task means for a wait when no other task follows. */
function reasonOf(end: End, goal: ServiceGoal): ServiceFailureReason {
  if (end === "unhealthy") return "unhealthy";
  // Healthy it is not, however it ended; whether it has completed depends on that.
  const wouldDo = goal === "service_completed_successfully" || goal === "converged";
  return end === "unproven" && wouldDo ? "unproven" : "exited";
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
