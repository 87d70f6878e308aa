import * as pulumi from "@pulumi/pulumi";
import type { GateReport } from "./gate-report";

/**
 * A gate that was not passed, in one line. Where it is thrown, Pulumi's SDK prints its `stack` on the container's row,
 * once for every program: that is the full report.
 */
export class GateError extends pulumi.ResourceError {
  constructor(report: GateReport, resource: pulumi.Resource) {
    super(report.summary, resource, false);
    this.name = "GateError";
    this.stack = report.full;
  }
}
