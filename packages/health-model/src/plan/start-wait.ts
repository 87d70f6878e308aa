import type { Deadline } from "./default-deadline";
import type { GateDependent } from "./gate";

/** What those wait for who depend on a service's start alone (`service_started`, the short form of `depends_on`). */
export interface StartWait {
  readonly dependency: string;
  readonly dependents: readonly GateDependent[];
  /** Containers of the dependency; all have to have started. */
  readonly replicas: number;
  /** How long a target's own gate waits. Absent: there is no such gate, as on an engine, where a container that was made runs. */
  readonly deadline?: Deadline;
}
