/** How a gate learns that a service is healthy. */
export enum Probe {
  /** By the engine's verdict or the gate's own run of the service's test, whichever is first. */
  Hybrid = "hybrid",
  /** By the engine's verdict alone. */
  Engine = "engine",
}
