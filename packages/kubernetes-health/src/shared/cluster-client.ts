import type { LogFollowing, LogStart, LogSubscriber } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadKind } from "./workload-ref";

/** The kinds of objects that a wait looks at. */
export type ResourceKind = WorkloadKind | "ReplicaSet" | "ControllerRevision" | "Pod" | "Event";

/** The kinds of objects of which it can be asked whether there is one. */
export type ObjectKind =
  | WorkloadKind
  | "ConfigMap"
  | "CronJob"
  | "Ingress"
  | "Namespace"
  | "NetworkPolicy"
  | "PersistentVolumeClaim"
  | "Secret"
  | "Service";

/** What objects of one kind are asked for. */
export interface ResourceQuery {
  readonly kind: ResourceKind | ObjectKind;
  /** Of a namespace its own name. */
  readonly namespace: string;
  /** `app=web,tier in (a,b)` */
  readonly labelSelector?: string;
  /** `involvedObject.uid=…` */
  readonly fieldSelector?: string;
}

/** All objects of one kind at one moment. */
export interface ResourceList<T = unknown> {
  readonly items: readonly T[];
  /** Where a watch has to begin to miss nothing of what came after. */
  readonly resourceVersion: string;
}

/** A change of an object. */
export interface ResourceChange {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  /** As the API server writes it. */
  readonly object: unknown;
}

/** Who hears of changes. */
export interface WatchSubscriber {
  /** Called once, when the API server has begun to answer; not before `watch` has returned. */
  onOpen(): void;
  /** Called for each change, in the order of the stream. */
  onChange(change: ResourceChange): void;
  /**
   * Called once, when the stream is over for whatever reason but `close`; never before `watch` has returned. With an error of status
   * 410: too much has happened since, a new list is needed.
   */
  onEnd(error: unknown): void;
}

/** A container's log. The container may be left out where the pod has only one. */
export interface PodRef {
  readonly namespace: string;
  readonly name: string;
  readonly container?: string;
}

/** The edge to a cluster: the only interface with I/O behind it. All methods reject with `ClusterError`. */
export interface ClusterClient {
  /**
   * All of them, read from where it was written and not from a copy that may be behind.
   *
   * @param read what is kept of each, made of what the API server writes: a list is read some objects at a time
   */
  list<T>(query: ResourceQuery, read: (raw: unknown) => T): Promise<ResourceList<T>>;
  /** What happens behind a list's version. Ends by itself after a while; the API server says so, or the client does. */
  watch(query: ResourceQuery, resourceVersion: string, subscriber: WatchSubscriber): { close(): void };
  /** The last lines of a container's log. `previous`: of the run before the present one. */
  logTail(pod: PodRef, lines: number, options?: { readonly previous?: boolean }): Promise<readonly string[]>;
  /** The last lines of a container's log, and those that come. Resolves once the cluster has begun to answer. */
  followLog(pod: PodRef, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /** `v1.34.1` */
  version(): Promise<string>;
  /** Closes every idle connection. The client stays usable. */
  release(): void;
}
