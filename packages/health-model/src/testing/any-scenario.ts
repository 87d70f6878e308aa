import fc from "fast-check";
import type { ServiceScenario } from "../simulate/scenario";

/** How a service may behave, with moments of the size of those in {@link anyCheck}; never in terms of other services. */
export const anyScenario: fc.Arbitrary<ServiceScenario> = fc.record(
  {
    ready: fc.oneof(fc.nat(200), fc.constant("never" as const)),
    fail: fc.nat(400),
    exit: fc.record({ at: fc.nat(300), code: fc.constantFrom(0, 0, 0, 1) }),
    probeMs: fc.nat(25),
  },
  { requiredKeys: [] },
);
