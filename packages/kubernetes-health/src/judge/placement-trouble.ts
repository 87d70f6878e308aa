import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodSnapshot } from "../shared/pod-snapshot";
import { fail, type Suspicion } from "./judgement";
import type { WorkloadLook } from "./workload-look";

/** Who makes nodes says within this time that it makes one. */
const NODE_MAKER_MS = 20_000;
/** It has said that it makes none. */
const NO_NODE_MAKER_MS = 5_000;
/** For what comes by itself: a volume, a node that has only just begun, room that others make. */
const SOON_MS = 60_000;
const NEW_NODE_MS = 10 * 60_000;

/** The cluster autoscaler's word, and Karpenter's. */
const NODE_COMES: ReadonlySet<string> = new Set(["TriggeredScaleUp", "Nominated"]);
const COMES_BY_ITSELF =
  /persistentvolumeclaim|no nodes available|\b0\/0 nodes|node\.kubernetes\.io\/(?:not-ready|unreachable|network-unavailable|disk-pressure|memory-pressure|pid-pressure)|uninitialized/i;

/** What it means that the scheduler finds no node for a pod. */
export function placementTrouble(pod: PodSnapshot, { workload, older, events }: WorkloadLook): Suspicion | undefined {
  if (pod.unschedulable === undefined || pod.isTerminating) return undefined;
  const own = events.filter(({ object }) => object.uid === pod.uid);
  // What older pods have, they give back when they have ended.
  const handOverMs = older.length > 0 ? workload.graceMs : 0;
  return {
    of: `unschedulable ${pod.uid}`,
    settleMs: (pod.isNominated ? SOON_MS : settleMs(pod.unschedulable, own)) + handOverMs,
    verdict: fail("unschedulable", pod.unschedulable),
  };
}

/** Whether somebody makes a node for a pod. */
export function isNodeComing(pod: PodSnapshot, events: readonly EventSnapshot[]): boolean {
  return pod.node === "" && events.some(({ object, reason }) => object.uid === pod.uid && NODE_COMES.has(reason));
}

function settleMs(message: string, events: readonly EventSnapshot[]): number {
  if (events.some(({ reason }) => NODE_COMES.has(reason))) return NEW_NODE_MS;
  if (COMES_BY_ITSELF.test(message)) return SOON_MS;
  return events.some(({ reason }) => reason === "NotTriggerScaleUp") ? NO_NODE_MAKER_MS : NODE_MAKER_MS;
}
