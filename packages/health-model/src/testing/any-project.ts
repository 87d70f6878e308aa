import type { Condition } from "@pulumi-compose/parser";
import fc from "fast-check";
import { anyCheck } from "./check";
import type { ServiceSpec } from "./project";

const anyCondition = fc.constantFrom<Condition>("service_started", "service_healthy", "service_completed_successfully");

const anyEdge = fc.record({ to: fc.nat(100), condition: anyCondition, required: fc.boolean() });

/** Up to eight services without circles, each with a check, each depending on some of those before it. */
export const anyServices = fc
  .array(fc.record({ check: anyCheck, edges: fc.array(anyEdge, { maxLength: 3 }) }), { minLength: 1, maxLength: 8 })
  .map((all) => {
    const services: Record<string, ServiceSpec> = {};
    all.forEach(({ check, edges }, index) => {
      const usable = index === 0 ? [] : edges;
      services[`s${index}`] = {
        healthcheck: check,
        depends_on: Object.fromEntries(
          usable.map(({ to, condition, required }) => [`s${to % index}`, { condition, required }]),
        ),
      };
    });
    return services;
  });
