import type { Clock } from "../shared/clock";
import type { SwarmClient } from "./swarm-client";
import type { SwarmPoll } from "./swarm-poll";

/** What the waits of one swarm share. */
export interface ServiceWaitContext {
  readonly client: SwarmClient;
  readonly poll: SwarmPoll;
  readonly clock: Clock;
}
