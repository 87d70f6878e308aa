import type { WorkloadRef } from "./workload-ref";

/** A probe of a container, in milliseconds. */
export interface ProbeSettings {
  readonly initialDelayMs: number;
  readonly periodMs: number;
  readonly timeoutMs: number;
  readonly failureThreshold: number;
  readonly successThreshold: number;
  /** `exec sh -c check`, `GET http :8080/healthz`, `connect :5432`, `grpc :9000`. */
  readonly asks: string;
}

/** A container as a workload declares it. */
export interface DeclaredContainer {
  readonly name: string;
  readonly image: string;
  readonly role: "init" | "sidecar" | "main";
  readonly startupProbe?: ProbeSettings;
  readonly readinessProbe?: ProbeSettings;
  readonly livenessProbe?: ProbeSettings;
}

/** What a workload's controller says of it: `Available`, `Progressing`, `ReplicaFailure`; of a Job `Complete`, `Failed`. */
export interface WorkloadCondition {
  readonly type: string;
  /** `True`, `False`, `Unknown`. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  /** When it came to this status, RFC 3339 by the cluster's clock. */
  readonly since: string;
}

/** How a workload's pods are replaced. */
export interface RolloutSettings {
  /** `Recreate`: all at once; `OnDelete`: by nobody, so that pods of an older version are as good as those of the newest. */
  readonly strategy: "RollingUpdate" | "Recreate" | "OnDelete";
  /** Pods that are replaced at a time, at least 1; Infinity: all. */
  readonly atATime: number;
  /** Of a StatefulSet: pods with a lower number stay as they are. */
  readonly partition: number;
  /** Of a StatefulSet: one after the other. */
  readonly inOrder: boolean;
  /** For how long a pod has to be ready until it counts. */
  readonly minReadyMs: number;
}

/** What a wait needs to know of a workload at one moment. */
export interface WorkloadSnapshot extends WorkloadRef {
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** RFC 3339 by the cluster's clock. */
  readonly createdAt: string;
  readonly isTerminating: boolean;
  /** Counts the writes to what the workload is to be. */
  readonly generation: number;
  /** The newest generation that its controller has seen. */
  readonly observedGeneration: number;
  /** The image of its first container. */
  readonly image: string;
  /** How many pods there are to be; of a Job, how many have to complete. */
  readonly replicas: number;
  /** As its controller counts them. */
  readonly counts: {
    readonly total: number;
    /** Of the newest version. */
    readonly updated: number;
    readonly ready: number;
    /** Ready for as long as is asked for. */
    readonly available: number;
    /** Of a Job. */
    readonly succeeded: number;
    readonly failed: number;
  };
  readonly conditions: readonly WorkloadCondition[];
  readonly containers: readonly DeclaredContainer[];
  readonly restartPolicy: "Always" | "OnFailure" | "Never";
  /** How long a pod may take to end when it is asked to. */
  readonly graceMs: number;
  readonly rollout: RolloutSettings;
  /** Of a Deployment: how long it may make no progress. Absent: it has no such bound. */
  readonly progressDeadlineMs?: number;
  /** A Deployment that is paused, a Job that is suspended. */
  readonly isPaused: boolean;
  /** Of a Job: how many pods may run at a time, how many failures it stands, and for how long it may go on. */
  readonly job?: {
    readonly parallelism: number;
    readonly backoffLimit: number;
    readonly activeDeadlineMs?: number;
  };
  /** Of a Deployment the number of its newest revision, of a StatefulSet that one's name, as the controller says it; else absent. */
  readonly revision?: string;
  /** Changes exactly when its pods have to be made anew. */
  readonly template: string;
}
