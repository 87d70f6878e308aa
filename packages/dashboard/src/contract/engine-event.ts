import type { Timed } from "./timed";

/** Whether the engine answers. What is shown is old from `lost` on; after `back` everything is told that has changed meanwhile. */
export interface EngineEvent extends Timed {
  readonly type: "engine";
  readonly status: "connected" | "lost" | "back";
  /** Of `lost`: in words. */
  readonly reason?: string;
}
