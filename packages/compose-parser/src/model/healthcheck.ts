import type { Nanoseconds } from "./units";

/**
 * A service's `healthcheck` in its long form (Compose Specification, services, healthcheck). What the file leaves out
 * is left out here: the image's own HEALTHCHECK and the engine's defaults come underneath, in the health model.
 */
export interface HealthcheckConfig {
  /** `["NONE"]`, `["CMD", program, argument…]` or `["CMD-SHELL", line]`. */
  readonly test?: readonly string[];
  readonly interval?: Nanoseconds;
  readonly timeout?: Nanoseconds;
  readonly start_period?: Nanoseconds;
  readonly start_interval?: Nanoseconds;
  readonly retries?: number;
  readonly disable?: boolean;
}
