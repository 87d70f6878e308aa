import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import { type Baseline, containerKey } from "./baseline";
import { fail, type Suspicion } from "./judgement";

/** A kubelet looks again every 10 s or so, and what is missing may be made meanwhile. */
const SETTLE_MS = 20_000;
/** What is slow, and what a runtime mends itself. */
const SLOW_SETTLE_MS = 60_000;
const SLOW = /timed out|deadline exceeded|cache|name .* is reserved/i;
const MISSING =
  /(?:configmap|secret) "[^"]*" not found|references non-existent (?:config|secret) key|hostPath type check failed/i;

/** What it means that a container cannot be made: what it refers to is not there. */
export function containerConfigTrouble(pod: PodSnapshot, container: PodContainer): Suspicion | undefined {
  const { state } = container;
  if (state.kind !== "waiting") return undefined;
  const isConfig = state.reason === "CreateContainerConfigError";
  if (!isConfig && state.reason !== "CreateContainerError") return undefined;
  const settleMs = !isConfig || SLOW.test(state.message) ? SLOW_SETTLE_MS : SETTLE_MS;
  const verdict = fail("pod-config", state.message || state.reason);
  return { of: `config ${containerKey(pod, container)}`, settleMs, verdict };
}

/** What it means that a pod's volumes cannot be mounted. Of what is only slow to come, nothing. */
export function mountTrouble(
  pod: PodSnapshot,
  events: readonly EventSnapshot[],
  { events: before }: Baseline,
): Suspicion | undefined {
  const waits = pod.containers.some(
    ({ state }) => state.kind === "waiting" && /Creating|Initializing/.test(state.reason),
  );
  if (!waits || pod.isTerminating) return undefined;
  const told = events.find(
    ({ uid, object, reason, message, count }) =>
      object.uid === pod.uid && reason === "FailedMount" && MISSING.test(message) && count > (before.get(uid) ?? 0),
  );
  if (!told) return undefined;
  return { of: `mount ${pod.uid}`, settleMs: SETTLE_MS, verdict: fail("pod-config", told.message) };
}
