import * as pulumi from "@pulumi/pulumi";
import type { GateReport } from "./gate-report";

/**
 * A gate that was not passed, in one line. Where it is thrown, Pulumi's SDK prints its `stack` on the container's row,
 * once for every program: that is the full report. Its message stays what it is: the SDK writes before it, of every error that comes by
 * what a resource is made of, by which property it came, as often as there are resources between.
 */
export class GateError extends pulumi.ResourceError {
  constructor(report: GateReport, resource: pulumi.Resource) {
    super(report.summary, resource, false);
    this.name = "GateError";
    this.stack = report.full;
    Object.defineProperty(this, "message", { get: () => report.summary, set: () => undefined });
  }
}
