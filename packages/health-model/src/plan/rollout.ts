/** How a service's containers are replaced while the old ones go on serving (Compose Specification, deploy, update_config). */
export interface Rollout {
  /** How many at a time; 0: all. */
  readonly parallelism: number;
  /** Milliseconds between one lot and the next. */
  readonly delayMs: number;
  /** Milliseconds that a new container without a healthcheck has to run before it counts as good. */
  readonly monitorMs: number;
  /** What becomes of a new container that does not get healthy: it is stopped, or it is kept as it is, for a look. */
  readonly failureAction: "rollback" | "pause";
  /** Milliseconds from when an old container is found no more by the service's name until it gets its stop signal. */
  readonly drainMs: number;
}
