import type { Healthcheck } from "./healthcheck";

/** How often a check runs, how long a probe may take, how many count: a healthcheck without its test. */
export type HealthcheckTimings = Omit<Healthcheck, "test">;

/** Whose each value is: the service's, its image's, or the engine's default. */
export type TimingOrigins = Readonly<Record<keyof HealthcheckTimings, "service" | "image" | "default">>;

/** What the engine will do about a service's health. */
export type EffectiveHealthcheck =
  | {
      readonly kind: "check";
      readonly check: Healthcheck;
      /** Whose values these are; `both`: the service changes parts of the image's check. */
      readonly from: "service" | "image" | "both";
      /** Whose each of its timings is, where both give some. */
      readonly origins?: TimingOrigins;
    }
  /** Switched off by `disable: true` or a test of NONE. */
  | { readonly kind: "disabled"; readonly from: "service" | "image" }
  /** Neither the service nor its image has one. */
  | { readonly kind: "none" }
  /**
   * The service declares no test, and what the image carries is not known; with the timings that the service gives all the same,
   * over the engine's defaults.
   */
  | { readonly kind: "unknown"; readonly timings?: HealthcheckTimings };
