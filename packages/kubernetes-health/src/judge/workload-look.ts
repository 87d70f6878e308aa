import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";

/** One look at a workload. */
export interface WorkloadLook {
  readonly workload: WorkloadSnapshot;
  /** False: its controller has not begun with the version that is wanted, so nobody knows which pods are of it. */
  readonly isObserved: boolean;
  /** Its pods of the version that is wanted. */
  readonly pods: readonly PodSnapshot[];
  /** Its other pods. */
  readonly older: readonly PodSnapshot[];
  /** What was told of the workload, of what it made its pods by, and of its pods, as far as it may decide. */
  readonly events: readonly EventSnapshot[];
}
