/** What an `up` says of one gate: an error where it fails the update, a warning where nobody requires it. */
export interface GateReport {
  readonly severity: "error" | "warning";
  readonly service: string;
  readonly condition: "service_healthy" | "service_completed_successfully" | "unknown";
  /** The part after `gate/`. */
  readonly reason: string;
  /** The services after "not started because of it". */
  readonly notStarted: readonly string[];
  /** The services after "left as they are because of it". */
  readonly left: readonly string[];
}

/** Undefined for a message that is no gate's report. */
export function gateReport(severity: "error" | "warning", message: string): GateReport | undefined {
  const [, reason, service, rest] = /^gate\/([a-z-]+): service "([^"]+)":? ?(.*)$/m.exec(message) ?? [];
  if (reason === undefined || service === undefined || rest === undefined) return undefined;
  const named = (what: RegExp) => what.exec(message)?.[1]?.split(", ").sort() ?? [];
  return {
    severity,
    service,
    condition: conditionOf(rest),
    reason,
    notStarted: named(/^ {2}not started because of it: (.*)$/m),
    left: named(/^ {2}left as (?:it is|they are) because of it: (.*)$/m),
  };
}

function conditionOf(headline: string): GateReport["condition"] {
  if (/instead of 0|did not complete/.test(headline)) return "service_completed_successfully";
  if (/healthy|healthcheck/.test(headline)) return "service_healthy";
  return "unknown";
}
