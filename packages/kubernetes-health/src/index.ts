export type { RenderOptions } from "@pulumi-compose/docker-health/kernel";
export { describeWorkloadReason } from "./evidence/describe-workload-reason";
export { renderWorkloadEvidence, renderWorkloadFindings } from "./evidence/render-workload-evidence";
export type {
  AddressOptions,
  Cluster,
  GoneOptions,
  NamespaceContents,
  NamespaceSnapshot,
  ObjectRef,
} from "./facade/cluster";
export { connectCluster } from "./facade/connect-cluster";
export { createCluster } from "./facade/create-cluster";
export { meetsWorkloadGoal } from "./judge/judge-workload";
export { podWords } from "./judge/pod-words";
export { defaultWorkloadDeadlineMs, plannedWorkloadDeadline } from "./judge/workload-deadline";
export type { WorkloadLook } from "./judge/workload-look";
export type { ServiceAddress } from "./read/read-address";
export type {
  ClusterClient,
  ObjectKind,
  PodRef,
  ResourceChange,
  ResourceKind,
  ResourceList,
  ResourceQuery,
  WatchSubscriber,
} from "./shared/cluster-client";
export { ClusterError, type ClusterErrorCode } from "./shared/cluster-error";
export type { ClusterOptions } from "./shared/cluster-options";
export type { EventSnapshot } from "./shared/event-snapshot";
export type * from "./shared/pod-snapshot";
export type * from "./shared/workload-ref";
export type * from "./shared/workload-snapshot";
export type * from "./shared/workload-wait-types";
