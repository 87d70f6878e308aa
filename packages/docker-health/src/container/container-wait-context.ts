import type { Limiter } from "../concurrency/limiter";
import type { EventHub } from "../engine/event-hub";
import type { Clock } from "../shared/clock";
import type { EngineClient } from "../shared/engine-client";

/** What the waits of one engine share. */
export interface ContainerWaitContext {
  readonly client: EngineClient;
  /** The client's, shared by all waits for the same container. */
  readonly inspect: EngineClient["inspect"];
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly starts: Limiter;
  readonly background: (task: Promise<unknown>) => void;
}
