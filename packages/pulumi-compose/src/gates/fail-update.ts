import * as pulumi from "@pulumi/pulumi";
import type { ConstructScope } from "./construct-scope";
import { GateError } from "./gate-error";
import type { GateReport } from "./gate-report";
import { leaveUntaken } from "./leave-untaken";
import { never } from "./never";
import { programKind } from "./program-kind";

/** The exit code by which the SDK's run command tells its host: failed, and the user already knows why. */
const alreadyReported = 32;

/** How a failed gate ends the update. */
export interface UpdateEnd {
  /** What happened, in one line. */
  readonly error: GateError;
  /** What becomes of whoever waits for the gate: an error in somebody's process, else nothing, ever. */
  readonly refuse: () => Promise<never>;
}

/**
 * Fails the update because of a gate: the full report once, on the row of `resource`; what stands behind the gate is
 * never created.
 *
 * Under the SDK's run command the waiting promises stay pending, and the process ends with the code for "failed, already
 * reported" once nothing else is going on: a rejection that happens after the program's last line would be printed on
 * the stack's row, with a trace. In the process of a component provider they stay pending as well, and the Construct's
 * scope hears of the failure. In somebody's process (the Automation API's) an update is over when nothing of Pulumi's is
 * pending: there everything that waits is rejected, and the SDK prints the report, as of every error that nobody takes. Whether somebody
 * takes what whoever waits is rejected with depends on the program, so this leaves it untaken itself.
 */
export async function failUpdate(
  report: GateReport,
  resource: pulumi.Resource,
  scope: ConstructScope | undefined,
): Promise<UpdateEnd> {
  const error = new GateError(report, resource);
  if (rejects(scope)) {
    leaveUntaken(error);
    return { error, refuse: () => Promise.reject(error) };
  }
  await pulumi.log.error(report.full, resource);
  if (scope) scope.fail(error);
  else process.exitCode = alreadyReported;
  return { error, refuse: never };
}

/** Whether in this program nothing may stay pending that waits for a failed gate. */
export function rejects(scope: ConstructScope | undefined): boolean {
  return scope === undefined && programKind() !== "command";
}
