import type { Dialect } from "@pulumi-compose/health-model";
import type { Limiter } from "../concurrency/limiter";
import type { EventHub } from "../engine/event-hub";
import type { Clock } from "../shared/clock";
import type { ProbeResult } from "../shared/container-snapshot";
import type { EngineClient } from "../shared/engine-client";

/** What the waits of one engine share. */
export interface ContainerWaitContext {
  readonly client: EngineClient;
  /** The client's, shared by all waits for the same container. */
  readonly inspect: EngineClient["inspect"];
  /** How the engine probes; undefined: not known. Asked once for all waits, and never rejects. */
  readonly dialect: () => Promise<Dialect | undefined>;
  readonly hub: EventHub;
  readonly clock: Clock;
  readonly starts: Limiter;
  readonly background: (task: Promise<unknown>) => void;
  /** Told of every run of a test by one of the waits. */
  readonly onProbe?: (container: string, probe: ProbeResult) => void;
}
