import type { Clock } from "../clock";
import type { EngineClient } from "../engine/engine-client";
import type { EventHub } from "../engine/event-hub";
import type { Limiter } from "../probe/limiter";

/** What the waits of one engine share. */
export interface WaitContext {
  readonly client: EngineClient;
  /** The client's, shared by all waits for the same container. */
  readonly inspect: EngineClient["inspect"];
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly starts: Limiter;
  readonly background: (task: Promise<unknown>) => void;
}
