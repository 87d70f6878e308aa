import fc from "fast-check";
import { HEALTHCHECK_DEFAULTS } from "../healthcheck/defaults";
import type { Healthcheck } from "../healthcheck/healthcheck";
import { DIALECTS } from "../machine/dialect";

/** A check with the engine's defaults for what a test does not care about. */
export function check(values: Partial<Healthcheck> = {}): Healthcheck {
  return { test: ["CMD", "true"], ...HEALTHCHECK_DEFAULTS, ...values };
}

/** Any check of small whole durations, with and without a start period or a start interval. */
export const anyCheck = fc.record(
  {
    test: fc.constant(["CMD", "true"] as const),
    intervalMs: fc.integer({ min: 1, max: 40 }),
    timeoutMs: fc.integer({ min: 1, max: 20 }),
    startPeriodMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 120 })),
    startIntervalMs: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 100, max: 200 })),
    retries: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: ["test", "intervalMs", "timeoutMs", "startPeriodMs", "retries"] },
);

export const anyDialect = fc.constantFrom(...DIALECTS);
