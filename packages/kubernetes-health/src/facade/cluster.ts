import type { LogFollowing, LogStart, LogSubscriber } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadLook } from "../judge/workload-look";
import type { ServiceAddress } from "../read/read-address";
import type { ObjectKind, PodRef } from "../shared/cluster-client";
import type { PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadFilter, WorkloadRef } from "../shared/workload-ref";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { WorkloadGoal, WorkloadWaitOptions, WorkloadWaitResult } from "../shared/workload-wait-types";

/** How long to wait until nothing is left. */
export interface GoneOptions {
  readonly signal?: AbortSignal;
  /** Default: 5 minutes. */
  readonly deadlineMs?: number;
  /**
   * Only these objects of the namespace, of any kind, and only as long as they are being deleted: one that nobody deletes is not waited
   * for. Default: all workloads and pods.
   */
  readonly deleting?: readonly Pick<ObjectRef, "kind" | "name">[];
}

/** One object of a cluster. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  /** Of a namespace its own name. */
  readonly namespace: string;
  readonly name: string;
}

/** What a namespace says of itself. */
export interface NamespaceSnapshot {
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it is being deleted. */
  readonly isTerminating: boolean;
}

/** A namespace, and what is in it. */
export interface NamespaceContents extends NamespaceSnapshot {
  /** Workloads and claims of volumes that nothing else of the cluster has made: `Deployment/web`, `PersistentVolumeClaim/data`. */
  readonly objects: readonly string[];
}

/** How long to wait for an address. */
export interface AddressOptions {
  readonly signal?: AbortSignal;
  /** Default: 3 minutes. */
  readonly deadlineMs?: number;
}

/** A cluster. It holds no connection and keeps no process alive while nothing is under way. */
export interface Cluster {
  /** The URL of the API server, for messages. */
  readonly host: string;
  /** The kubeconfig context's, or that of the options; else `default`. */
  readonly namespace: string;
  /**
   * Waits until a workload has reached a goal, or cannot any more, or the deadline.
   *
   * @returns never rejects for anything that clusters do; that is a result with evidence
   * @example
   * const web = { kind: "Deployment", namespace: "shop", name: "web" } as const;
   * const result = await cluster.waitForWorkload(web, "service_healthy", { deadlineMs: 60_000 });
   * if (!result.ok) console.error(renderWorkloadEvidence(result));
   */
  waitForWorkload(ref: WorkloadRef, goal: WorkloadGoal, options?: WorkloadWaitOptions): Promise<WorkloadWaitResult>;
  /** Deployments, StatefulSets, DaemonSets and Jobs. @throws ClusterError */
  workloads(filter: WorkloadFilter): Promise<readonly WorkloadSnapshot[]>;
  /** @throws ClusterError */
  pods(filter: WorkloadFilter): Promise<readonly PodSnapshot[]>;
  /** Workloads with their pods, by one question for each kind. Pods need not have the labels. @throws ClusterError */
  looks(filter: WorkloadFilter): Promise<readonly WorkloadLook[]>;
  /**
   * Calls back when something of these workloads or pods has changed, at most a few times a second, until it is closed; also when what
   * was out of sight is in sight again. Resolves once changes are heard of. @throws ClusterError
   */
  follow(filter: WorkloadFilter, onChange: () => void): Promise<{ close(): void }>;
  /** The last lines of a container's log, and those that come, until it is closed or there are no more. @throws ClusterError */
  followLog(pod: PodRef, from: LogStart, subscriber: LogSubscriber): Promise<LogFollowing>;
  /**
   * Waits until no workload and no pod of these is left, or none of some objects that are being deleted.
   *
   * @returns those that are still there at the deadline, or when it was aborted: `Deployment/web`, `Pod/web-5d8f`. Empty: none.
   * @throws ClusterError
   */
  gone(filter: WorkloadFilter, options?: GoneOptions): Promise<readonly string[]>;
  /**
   * Waits until a Service that is published has an address for one of its ports.
   *
   * @param port the Service's own, not that of its pods
   * @returns undefined: it has none at the deadline
   * @throws ClusterError
   */
  serviceAddress(
    service: { readonly namespace: string; readonly name: string },
    port: number,
    options?: AddressOptions,
  ): Promise<ServiceAddress | undefined>;
  /** What a namespace says of itself; undefined: there is none of that name. @throws ClusterError */
  namespaceNamed(name: string): Promise<NamespaceSnapshot | undefined>;
  /** What a namespace is, and what is in it; undefined: there is none of that name. @throws ClusterError */
  namespaceContents(name: string): Promise<NamespaceContents | undefined>;
  /** The labels of an object; undefined: there is none of that name. @throws ClusterError */
  labelsOf(object: ObjectRef): Promise<Readonly<Record<string, string>> | undefined>;
  /** The version of the API server, as it says it: `v1.34.1`. @throws ClusterError */
  version(): Promise<string>;
}
