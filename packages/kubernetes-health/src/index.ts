export type { RenderOptions } from "@pulumi-compose/docker-health/kernel";
export type { Cluster, GoneOptions } from "./facade/cluster";
export type { ClusterOptions } from "./facade/cluster-options";
export type { WorkloadLook } from "./judge/workload-look";
export type {
  ClusterClient,
  PodRef,
  ResourceChange,
  ResourceKind,
  ResourceList,
  ResourceQuery,
  WatchSubscriber,
} from "./shared/cluster-client";
export { ClusterError, type ClusterErrorCode } from "./shared/cluster-error";
export type { EventSnapshot } from "./shared/event-snapshot";
export type * from "./shared/pod-snapshot";
export type * from "./shared/workload-ref";
export type * from "./shared/workload-snapshot";
export type * from "./shared/workload-wait-types";
