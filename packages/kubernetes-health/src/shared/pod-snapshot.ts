/** A pod's life in Kubernetes' words. */
export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

/** How a run of a container ended. */
export interface ContainerEnd {
  readonly exitCode: number;
  /** Kubernetes' word: `Completed`, `Error`, `OOMKilled`, `ContainerCannotRun`, `StartError`, `DeadlineExceeded`. */
  readonly reason: string;
  readonly message: string;
  /** RFC 3339 by the node's clock. */
  readonly finishedAt: string;
}

/** What a container of a pod does at one moment. */
export type PodContainerState =
  /** Not begun, or between two runs. `reason` is Kubernetes' word: `ContainerCreating`, `ImagePullBackOff`, `CrashLoopBackOff`. */
  | { readonly kind: "waiting"; readonly reason: string; readonly message: string }
  /** `since`: RFC 3339 by the node's clock. */
  | { readonly kind: "running"; readonly since: string }
  | ({ readonly kind: "terminated" } & ContainerEnd);

/** A container of a pod at one moment. */
export interface PodContainer {
  readonly name: string;
  readonly image: string;
  /** `init` ends before the main ones begin; a `sidecar` is an init container that goes on running. */
  readonly role: "init" | "sidecar" | "main";
  readonly state: PodContainerState;
  /** How the run before this one ended. Absent: there was none. */
  readonly lastEnd?: ContainerEnd;
  readonly ready: boolean;
  /** Its startup probe has passed, or it has none and runs. */
  readonly started: boolean;
  /** How often it has been started again. */
  readonly restarts: number;
}

/** What a wait needs to know of a pod at one moment. */
export interface PodSnapshot {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The name of its node; empty while it has none. */
  readonly node: string;
  readonly phase: PodPhase;
  /** RFC 3339 by the cluster's clock. */
  readonly createdAt: string;
  /** It is being deleted. */
  readonly isTerminating: boolean;
  /** What made it: a ReplicaSet, a StatefulSet, a DaemonSet, a Job. Absent: somebody by hand. */
  readonly owner?: { readonly kind: string; readonly name: string; readonly uid: string };
  /** All its containers are ready, and what else it takes to be asked by a Service. */
  readonly ready: boolean;
  /** Since when it is (or is not) ready, RFC 3339; empty: never said. */
  readonly readySince: string;
  /** The scheduler's words where it finds no node. Absent: it has one, or the scheduler has not looked. */
  readonly unschedulable?: string;
  /** The scheduler makes room for it on a node: others are to go. Absent: it does not. */
  readonly isNominated?: true;
  /** Of a pod that failed as a whole: `Evicted`, `NodeLost`, `DeadlineExceeded`, `UnexpectedAdmissionError`. Else empty. */
  readonly reason: string;
  readonly message: string;
  readonly restartPolicy: "Always" | "OnFailure" | "Never";
  /** The PersistentVolumeClaims that it mounts. */
  readonly claims: readonly string[];
  /** In the order in which the pod names them, init containers first. */
  readonly containers: readonly PodContainer[];
}
