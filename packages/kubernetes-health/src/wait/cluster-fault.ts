import type { Fault } from "@pulumi-compose/docker-health/kernel";
import { ClusterError, type ClusterErrorCode } from "../shared/cluster-error";

/** Why nobody could look at a cluster. */
export interface ClusterFault extends Fault {
  readonly code: ClusterErrorCode;
}

/**
 * @param lastedMs for how long it has been so. A cluster that begins anew refuses connections, and everybody, for a moment: what
 *   looks final is only slow until it has lasted.
 */
export function clusterFault(error: unknown, lastedMs: number): ClusterFault {
  const code = error instanceof ClusterError ? error.code : "unreachable";
  const detail = error instanceof Error ? error.message : String(error);
  const isFinal = lastedMs >= PATIENCE_MS;
  return { code, kind: isFinal ? KINDS[code] : "slow", detail };
}

export function isClusterFault(fault: Fault): fault is ClusterFault {
  return "code" in fault;
}

const PATIENCE_MS = 5_000;

const KINDS: Readonly<Record<ClusterErrorCode, Fault["kind"]>> = {
  unreachable: "unreachable",
  slow: "slow",
  unauthorized: "refused",
  forbidden: "refused",
  refused: "refused",
  "no-config": "refused",
};
