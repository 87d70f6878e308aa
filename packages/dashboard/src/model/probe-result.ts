import type { ProbeEvent } from "../contract";

/** How a probe ended, as `pulumi-compose status` says it. */
export function probeResult({ exitCode }: Pick<ProbeEvent, "exitCode">): string {
  return exitCode === -1 ? "timed out" : `exit ${exitCode}`;
}
