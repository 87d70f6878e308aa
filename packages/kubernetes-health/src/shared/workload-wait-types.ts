import type {
  AnyEvidence,
  AnyWaitFailure,
  AnyWaitOptions,
  AnyWaitProgress,
  AnyWaitSuccess,
} from "@pulumi-compose/docker-health/kernel";
import type { Condition } from "@pulumi-compose/health-model";
import type { EventSnapshot } from "./event-snapshot";
import type { WorkloadRef } from "./workload-ref";
import type { WorkloadSnapshot } from "./workload-snapshot";

/**
 * What is waited for. A condition of compose: `service_started`, every wanted pod has its containers started;
 * `service_healthy`, every one is ready; `service_completed_successfully`, the Job is complete. Or `converged`: every wanted pod is
 * ready, and for as long as the workload asks for, none of an older version is left; or the Job is complete.
 */
export type WorkloadGoal = Condition | "converged";

/** How to wait for a workload. */
export interface WorkloadWaitOptions extends AnyWaitOptions<WorkloadWaitProgress> {
  /**
   * From the call on, not counting the time in which nodes fetch images (10 minutes at most), or a node is being made. Default: what
   * follows from the probes, the replicas and how they are replaced; for the end of a Job 10 minutes, or what the Job itself allows.
   *
   * With this or `podDeadlineMs` what is in the way when it passes is the reason, though nobody would have given up because of it yet.
   */
  readonly deadlineMs?: number;
  /**
   * How long each step of a rollout may take, or a Job, where `deadlineMs` does not say how long all may: of one in one step (a new
   * Deployment, one replica) the deadline, else so many times that.
   */
  readonly podDeadlineMs?: number;
  /**
   * What is seen of the workload is not older than this, by the clock (`performance.now()`): a wait that follows another for what has
   * been made before both need not ask for it again. Default: the call.
   */
  readonly asOfMs?: number;
}

/** How the wait for a workload is going. Its message: `2 of 3 ready, 1 ContainerCreating, 4 s of 60 s`. */
export interface WorkloadWaitProgress extends AnyWaitProgress {
  /** Pods of the awaited version that have met the goal. */
  readonly reached: number;
  readonly replicas: number;
}

/** How the wait for a workload ended. */
export type WorkloadWaitResult = WorkloadWaitSuccess | WorkloadWaitFailure;

/** A workload that met its condition. */
export interface WorkloadWaitSuccess extends AnyWaitSuccess {
  readonly goal: WorkloadGoal;
  /** `already`: it was so when the wait began. */
  readonly by: "cluster" | "already";
  readonly workload: WorkloadRef;
}

/** Why a workload cannot meet its condition; the part of a diagnostic's code after `gate/`. */
export type WorkloadFailureReason =
  /** An image cannot be fetched: a second attempt has failed, or none can be made. */
  | "image-pull"
  /** A container dies again and again: three times in this wait, or once more where it had done so before; or it lay dead when a deadline passed that was set. */
  | "crash-loop"
  /** A container that is not started again ended, or ended with another code than 0. */
  | "exited"
  /** A container was killed, again and again, because it used more memory than it may. */
  | "out-of-memory"
  /** A container was killed, again and again, because its liveness or startup probe failed. */
  | "unhealthy"
  /** Nodes put its pods out again and again: they are short of memory or disk, or go down. */
  | "evicted"
  /** No node takes a pod, for so long that none is being made for it either. */
  | "unschedulable"
  /** The cluster does not let the workload make its pods: a quota, an admission controller, a security context. */
  | "pods-refused"
  /** A pod cannot begin: it refers to a ConfigMap, a Secret, a key, a volume or a user that is not there. */
  | "pod-config"
  /** A Job has failed: it has been tried as often, or has taken as long, as it may. */
  | "failed-job"
  /** A Deployment's own deadline has passed without progress. */
  | "progress-deadline"
  /** It is to be healthy, and no container of it has a readiness or a startup probe. */
  | "no-healthcheck"
  | "deadline"
  /** It was there, and is not any more. */
  | "removed"
  | "not-found"
  /** The cluster does not let anybody look who is known by these credentials, or by none. */
  | "forbidden"
  | "aborted"
  | "cluster-unreachable";

/** A workload that did not meet its condition, with the evidence. */
export interface WorkloadWaitFailure extends AnyWaitFailure<WorkloadFailureReason, WorkloadEvidence> {
  readonly goal: WorkloadGoal;
}

/** A pod that is not as it should be. */
export interface PodEvidence {
  readonly name: string;
  /** Empty when it has none. */
  readonly node: string;
  /** False: it is of an older version. */
  readonly isWanted: boolean;
  /** The pod's phase, or what its most troubled container does: `CrashLoopBackOff`, `ImagePullBackOff`, `Running, not ready`. */
  readonly state: string;
  /** The container that is told of. Absent: the pod as a whole. */
  readonly container?: string;
  readonly message: string;
  /** Of the container's last end. Undefined: it has not ended. */
  readonly exitCode: number | undefined;
  readonly restarts: number;
  /** RFC 3339: when it was made. */
  readonly since: string;
}

/** What there is to know about a wait that failed; secrets are already redacted. */
export interface WorkloadEvidence extends AnyEvidence {
  readonly workload: WorkloadRef & { readonly image: string };
  /** Absent when the workload was never seen. Without its annotations, which may hold anything. */
  readonly snapshot?: WorkloadSnapshot;
  /** Pods that had met the goal when the wait ended. */
  readonly reached: number;
  readonly replicas: number;
  /** The most telling first, at most a handful. */
  readonly pods: readonly PodEvidence[];
  /** The last ones of the workload and of these pods, each once, warnings first. */
  readonly events: readonly EventSnapshot[];
  /** What the last probe that failed has said: `Readiness probe failed: …`. */
  readonly lastProbe?: string;
  /** The container whose log `logTail` is the end of. */
  readonly logOf?: { readonly pod: string; readonly container: string };
  /** The end of the log of that container's run before. */
  readonly previousLogTail: readonly string[];
  /** What would tell more and could not be read, with the reason: `events: events is forbidden: …`. */
  readonly unread: readonly string[];
}
