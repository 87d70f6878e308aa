import type { TimelineEntry } from "@pulumi-compose/health-model";
import type { Timed } from "./timed";

/**
 * An entry of the picture that `simulate` draws, of what really happened (or, in a simulation, of that). `entry.atMs` and
 * `entry.startMs` count from `beginMs`.
 */
export interface TimelineEvent extends Timed {
  readonly type: "timeline";
  /** The beginning of the picture: milliseconds since the epoch; 0 in a simulation. Of all entries of a recording the same. */
  readonly beginMs: number;
  readonly entry: TimelineEntry;
  /** Of a service with several replicas: which of them; absent: the only one, or the service as a whole. */
  readonly number?: number;
  /** Whether the engine probes the service. */
  readonly checked: boolean;
}
