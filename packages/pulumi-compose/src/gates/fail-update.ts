import * as pulumi from "@pulumi/pulumi";
import { programKind } from "./program-kind";

/** The exit code by which the SDK's run command tells its host: failed, and the user already knows why. */
const alreadyReported = 32;

/** The engine's own code for "cancelled": the SDK passes such errors on without printing them again. */
const cancelled = 1;

/** An error of a gate whose full text stands on the container's row already. */
export class GateError extends Error {
  readonly code = cancelled;

  constructor(summary: string) {
    super(summary);
    this.name = "GateError";
    this.stack = summary;
  }
}

/**
 * Fails the update because of a gate: the full report once, on the row of `resource`; everything that waits for the
 * returned promise is never created.
 *
 * A rejected promise would do for the second half, but the run command prints every rejection that happens after the
 * program's last line on the stack's row, with a trace. So under the run command the promise stays pending, and the
 * process ends with the code for "failed, already reported" once nothing else is going on: what was created stays in
 * the state, nothing is deleted. In the process of a component provider the promise stays pending as well, and
 * `failConstruct` hears of the failure. In somebody's process neither is possible, there the promise is rejected with
 * one line.
 */
export async function failUpdate(
  report: string,
  summary: string,
  resource: pulumi.Resource,
  failConstruct?: (error: GateError) => void,
): Promise<never> {
  await pulumi.log.error(report, resource);
  if (failConstruct) failConstruct(new GateError(summary));
  else if (programKind() === "command") process.exitCode = alreadyReported;
  else throw new GateError(summary);
  return new Promise<never>(() => {
    // Never: see above.
  });
}
