import type { WaitKind } from "@pulumi-compose/docker-health/kernel";
import type { Baseline } from "../judge/baseline";
import type { WorkloadLook } from "../judge/workload-look";
import type { WorkloadFailureReason, WorkloadWaitProgress } from "../shared/workload-wait-types";

/** One look at a workload, and what the first one has shown to be old news. */
export interface WorkloadSight {
  readonly look: WorkloadLook;
  readonly baseline: Baseline;
}

export interface WorkloadMemory {
  /** When the last look was considered. */
  readonly lookedAtMs?: number;
  /** For how long it has waited for what its deadline is not about. */
  readonly standingMs: number;
  /** Since when each suspicion has been one, look for look. */
  readonly suspicions: ReadonlyMap<string, number>;
}

/** The wait for a workload of a cluster: of everything but looks there is nothing to hear, and nothing to do. */
export interface WorkloadKindOfWait extends WaitKind {
  readonly look: WorkloadSight;
  readonly news: never;
  readonly memory: WorkloadMemory;
  readonly act: never;
  readonly by: "cluster";
  readonly reason: WorkloadFailureReason;
  readonly progress: WorkloadWaitProgress;
}
