import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";
import type { TaskEnd } from "./task-end";

/** One look at a service. */
export interface ServiceLook {
  readonly service: ServiceSnapshot;
  /** All tasks of the service that the swarm remembers. */
  readonly tasks: readonly TaskSnapshot[];
  /** How those ended that are complete, by their ids; of one that is not in here, nobody has found out. */
  readonly ends: ReadonlyMap<string, TaskEnd>;
}
