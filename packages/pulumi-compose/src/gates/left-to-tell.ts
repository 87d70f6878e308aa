import type * as pulumi from "@pulumi/pulumi";
import type { GateReason } from "@pulumi-compose/health-model";
import type { GateReport } from "./gate-report";

const told = new WeakMap<pulumi.Resource, Set<GateReason>>();

/**
 * What is left to tell of a failure, which counts as told with that: all of it, but of a resource whose other gate has failed for the
 * same reason only which gate it is, and who is held up.
 */
export function leftToTell(report: GateReport, resource: pulumi.Resource): GateReport {
  const { again } = report;
  if (!again) return report;
  const reasons = told.get(resource) ?? new Set();
  told.set(resource, reasons);
  if (reasons.has(again.reason)) return again;
  reasons.add(again.reason);
  return report;
}
