import type { Healthcheck } from "./healthcheck";

/** What the engine will do about a service's health. */
export type EffectiveHealthcheck =
  | {
      readonly kind: "check";
      readonly check: Healthcheck;
      /** Whose values these are; `both`: the service changes parts of the image's check. */
      readonly from: "service" | "image" | "both";
    }
  /** Switched off by `disable: true` or a test of NONE. */
  | { readonly kind: "disabled"; readonly from: "service" | "image" }
  /** Neither the service nor its image has one. */
  | { readonly kind: "none" }
  /** The service declares no test, and what the image carries is not known. */
  | { readonly kind: "unknown" };
