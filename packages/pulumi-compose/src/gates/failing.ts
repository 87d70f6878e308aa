import type * as pulumi from "@pulumi/pulumi";
import { failUpdate } from "./fail-update";
import type { FailGate } from "./resource-gate";

/**
 * How gates of one resource fail the update: once, on its row, however many of them fail. `onFailure` hears of it where
 * the program goes on running.
 */
export function failing(resource: pulumi.Resource, onFailure: (error: unknown) => void): FailGate {
  let failed: Promise<never> | undefined;
  return (report, failConstruct) => {
    failed ??= failUpdate(report.full, report.summary, resource, failConstruct).catch((error: unknown) => {
      onFailure(error);
      throw error;
    });
    return failed;
  };
}
