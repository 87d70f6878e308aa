import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadLook } from "./workload-look";

/** What a workload had behind it when the wait began: old news, of which nothing is held against it. */
export interface Baseline {
  /** By {@link containerKey}. */
  readonly deaths: ReadonlyMap<string, Deaths>;
  /** Containers, by the same, whose image could not be fetched. */
  readonly unfetched: ReadonlySet<string>;
  /** How often each event had been told, by its uid. */
  readonly events: ReadonlyMap<string, number>;
  /** The uids of pods that had failed as a whole. */
  readonly failedPods: ReadonlySet<string>;
  /** Since when a Deployment had run out of its own time. */
  readonly progressFailedSince: string | undefined;
  /** All its pods had been ready for a good while. */
  readonly isSettled: boolean;
}

export interface Deaths {
  readonly count: number;
  /** It lies dead at the moment, and may be started again. */
  readonly isDead: boolean;
}

/** Nothing behind it, or nobody knows. */
export const NO_BASELINE: Baseline = {
  deaths: new Map(),
  unfetched: new Set(),
  events: new Map(),
  failedPods: new Set(),
  progressFailedSince: undefined,
  isSettled: true,
};

/** More than clocks differ. */
const SETTLED_MS = 60_000;

/** @param wallMs the time of day at the first look */
export function baselineOf({ workload, pods, older, events }: WorkloadLook, wallMs: number): Baseline {
  const all = [...pods, ...older];
  return {
    deaths: new Map(
      all.flatMap((pod) => pod.containers.map((one) => [containerKey(pod, one), deathsOf(one)] as const)),
    ),
    unfetched: new Set(all.flatMap((pod) => pod.containers.filter(isUnfetched).map((one) => containerKey(pod, one)))),
    events: new Map(events.map(({ uid, count }) => [uid, count])),
    failedPods: new Set(all.filter(({ phase }) => phase === "Failed").map(({ uid }) => uid)),
    progressFailedSince: progressFailure(workload)?.since,
    isSettled: pods.length > 0 && pods.every((pod) => pod.ready && wallMs - Date.parse(pod.readySince) > SETTLED_MS),
  };
}

function isUnfetched({ state }: PodContainer): boolean {
  return state.kind === "waiting" && /^(?:ErrImagePull|ImagePullBackOff)$/.test(state.reason);
}

export function containerKey({ uid }: PodSnapshot, { name }: PodContainer): string {
  return `${uid}/${name}`;
}

/** How often a container has ended so far, whatever its code; of one that only has to end once, how often it has failed. */
export function deathsOf({ state, restarts, role, lastEnd }: PodContainer): Deaths {
  const hasFailed = state.kind === "terminated" && (role !== "init" || state.exitCode !== 0);
  const isBetween = state.kind === "waiting" && lastEnd !== undefined;
  const isDead = hasFailed || isBetween;
  return { count: restarts + (isDead ? 1 : 0), isDead };
}

/** A Deployment's own word that its deadline has passed. */
export function progressFailure({ conditions }: WorkloadSnapshot) {
  return conditions.find(
    ({ type, status, reason }) => type === "Progressing" && status === "False" && reason === "ProgressDeadlineExceeded",
  );
}
