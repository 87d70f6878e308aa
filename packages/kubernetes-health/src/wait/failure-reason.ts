import type { CommonReason } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadFailureReason } from "../shared/workload-wait-types";

/** The reason of a wait that failed: what all waits have in common speaks of engines. */
export function failureReason(reason: WorkloadFailureReason | CommonReason): WorkloadFailureReason {
  return reason === "engine-unreachable" ? "cluster-unreachable" : reason;
}
