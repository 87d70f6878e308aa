import { type Clock, redactor } from "@pulumi-compose/docker-health/kernel";
import { podWords, troubledContainer } from "../judge/pod-words";
import { hasReached, reachedOf } from "../judge/reached";
import type { WorkloadLook } from "../judge/workload-look";
import type { ClusterClient } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadRef } from "../shared/workload-ref";
import type { ProbeSettings, WorkloadSnapshot } from "../shared/workload-snapshot";
import type { PodEvidence, WorkloadEvidence, WorkloadFailureReason, WorkloadGoal } from "../shared/workload-wait-types";
import { lastEvents, lastProbeMessage } from "./last-events";
import { workloadHints } from "./workload-hints";

const PODS_SHOWN = 5;
const LOG_LINES = 20;
// A failure is told at once; what is slow to come is left out.
const TIMEOUT_MS = 1_500;

export interface WorkloadFindings {
  readonly reason: WorkloadFailureReason;
  readonly goal: WorkloadGoal;
  readonly ref: WorkloadRef;
  /** Absent when it was never seen. */
  readonly look: WorkloadLook | undefined;
  /** Why nothing is known of what events tell. */
  readonly withoutEvents?: string;
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  readonly redact: readonly string[];
}

/** Puts together what is known about a failed wait; never rejects, never takes long. */
export async function collectWorkloadEvidence(
  client: ClusterClient,
  clock: Clock,
  findings: WorkloadFindings,
): Promise<WorkloadEvidence> {
  const { look, reason, goal, ref } = findings;
  const clean = redactor(findings.redact);
  const troubled = look ? troubledPods(look, goal) : [];
  const isReachable = !["cluster-unreachable", "forbidden", "aborted", "removed"].includes(reason);
  const logOf = isReachable ? loggedContainer(troubled) : undefined;
  const log = logOf ? await logsOf(client, clock, logOf) : NO_LOG;
  const [logTail, previous] = [log.tail, log.previous];
  const unread = [
    ...(findings.withoutEvents === undefined ? [] : [`events: ${findings.withoutEvents}`]),
    ...(log.refusal === undefined ? [] : [`logs: ${log.refusal}`]),
  ];
  const events = lastEvents(look?.events ?? [], findings.detail).map((event) => ({
    ...event,
    message: clean(event.message),
  }));
  const pods = troubled.map((pod) => describePod(pod, look?.pods.includes(pod) ?? false));
  const lastProbe = lastProbeMessage(look?.events ?? []);
  const { workload } = look ?? {};
  return {
    workload: { ...ref, image: workload?.image ?? "" },
    ...(workload && { snapshot: cleaned(workload, clean) }),
    ...(look ? reachedOf(look, goal) : { reached: 0, replicas: 0 }),
    pods: pods.map((pod) => ({ ...pod, message: pod.message === findings.detail ? "" : clean(pod.message) })),
    events,
    ...(lastProbe !== undefined && { lastProbe: clean(lastProbe) }),
    probes: [],
    ...(logOf && { logOf: { pod: logOf.pod.name, container: logOf.container.name } }),
    logTail: logTail.map(clean),
    // Of one that lies dead, both are the log of its last run.
    previousLogTail: previous.join("\n") === logTail.join("\n") ? [] : previous.map(clean),
    unread: unread.map(clean),
    hints: workloadHints({ reason, goal, look, detail: findings.detail }).map(clean),
    ...(findings.detail && { detail: clean(findings.detail) }),
    waitedMs: findings.waitedMs,
    deadlineMs: findings.deadlineMs,
  };
}

/** A workload without what may hold anything: its annotations, and secrets in what its probes run. */
function cleaned(workload: WorkloadSnapshot, clean: (text: string) => string): WorkloadSnapshot {
  const probe = (probe: ProbeSettings | undefined) => probe && { ...probe, asks: clean(probe.asks) };
  const containers = workload.containers.map(({ startupProbe, readinessProbe, livenessProbe, ...container }) => {
    const [startup, readiness, liveness] = [probe(startupProbe), probe(readinessProbe), probe(livenessProbe)];
    return {
      ...container,
      ...(startup && { startupProbe: startup }),
      ...(readiness && { readinessProbe: readiness }),
      ...(liveness && { livenessProbe: liveness }),
    };
  });
  return { ...workload, annotations: {}, containers };
}

/** Those that have not what is waited for, the most telling first; then older ones that are in the way. */
function troubledPods({ pods, older }: WorkloadLook, goal: WorkloadGoal): readonly PodSnapshot[] {
  const wanted = pods.filter((pod) => !hasReached(pod, goal)).sort((a, b) => weight(a) - weight(b));
  const others = older.filter((pod) => !pod.ready || pod.isTerminating);
  return [...wanted, ...others].slice(0, PODS_SHOWN);
}

/** Dead ones and such that cannot begin before those that are only slow. */
function weight(pod: PodSnapshot): number {
  if (pod.isTerminating) return 4;
  const container = troubledContainer(pod);
  if (container && (container.restarts > 0 || container.state.kind === "terminated")) return 0;
  if (pod.phase === "Failed" || pod.unschedulable !== undefined) return 1;
  return container?.state.kind === "waiting" && container.state.reason !== "ContainerCreating" ? 2 : 3;
}

function describePod(pod: PodSnapshot, isWanted: boolean): PodEvidence {
  const container = troubledContainer(pod);
  const { state, lastEnd } = container ?? {};
  const end = state?.kind === "terminated" ? state : lastEnd;
  // What made the attempt before fail is told in full elsewhere.
  const waiting = state?.kind === "waiting" ? state.message.replace(/: ErrImagePull: .*$/s, "") : "";
  const ended = end?.reason === "OOMKilled" ? "out of memory" : (end?.message.trim() ?? "");
  return {
    name: pod.name,
    node: pod.node,
    isWanted,
    state: podWords(pod),
    ...(container && { container: container.name }),
    message: [pod.unschedulable ?? pod.message, waiting || ended].filter((text) => text !== "").join("; "),
    exitCode: end?.exitCode,
    restarts: container?.restarts ?? 0,
    since: pod.createdAt,
  };
}

interface Logged {
  readonly pod: PodSnapshot;
  readonly container: PodContainer;
}

/** The first container of these pods that has run. */
function loggedContainer(pods: readonly PodSnapshot[]): Logged | undefined {
  for (const pod of pods) {
    const troubled = troubledContainer(pod);
    const container = [...(troubled ? [troubled] : []), ...pod.containers].find(hasRun);
    if (container) return { pod, container };
  }
  return undefined;
}

function hasRun({ state, lastEnd }: PodContainer): boolean {
  return state.kind !== "waiting" || lastEnd !== undefined;
}

interface Logs {
  readonly tail: readonly string[];
  readonly previous: readonly string[];
  /** Why it could not be read. */
  readonly refusal?: string;
}

const NO_LOG: Logs = { tail: [], previous: [] };

async function logsOf(
  client: ClusterClient,
  clock: Clock,
  { pod: { namespace, name }, container }: Logged,
): Promise<Logs> {
  const ref = { namespace, name, container: container.name };
  let refusal: string | undefined;
  const late = `no answer within ${TIMEOUT_MS / 1_000} s`;
  const tail = async (previous: boolean) => {
    const answer = client.logTail(ref, LOG_LINES, { previous }).catch((error: unknown) => {
      // Of a run before this one there need be none.
      if (!previous || isForbidden(error)) refusal = error instanceof Error ? error.message : String(error);
      return [];
    });
    const lines = await withinTime(clock, answer, undefined);
    if (!lines && !previous) refusal ??= late;
    return lines ?? [];
  };
  const [now, before] = await Promise.all([tail(false), container.restarts > 0 ? tail(true) : []]);
  return { tail: now, previous: before, ...(refusal !== undefined && { refusal }) };
}

function isForbidden(error: unknown): boolean {
  return error instanceof ClusterError && error.code === "forbidden";
}

function withinTime<T, F>(clock: Clock, answer: Promise<T>, fallback: F): Promise<T | F> {
  return new Promise((resolve) => {
    const cancel = clock.after(TIMEOUT_MS, () => resolve(fallback));
    const settle = (value: T | F) => {
      cancel();
      resolve(value);
    };
    answer.then(settle, () => settle(fallback));
  });
}
