import { GATE_MESSAGES, type GateReason } from "@pulumi-compose/health-model";
import type { GateSubject } from "./gate-subject";
import { type HeldUp, heldUpClause, heldUpLines } from "./held-up";

/** What a gate's failure is called: in full, for the resource's row, and in one line. */
export interface GateReport {
  readonly full: string;
  readonly summary: string;
}

/** A failure as those know it who have waited. */
export interface GateFailure {
  readonly reason: GateReason;
  /** The end of a sentence that begins with the service: `is unhealthy after 6.2 s`. */
  readonly what: string;
  /** The evidence, line by line. */
  readonly findings: string;
  /** More to know before the places are told, and behind them. */
  readonly advice?: string | undefined;
  readonly remark?: string | undefined;
}

/** The whole account of a failed gate: what, the evidence, where it is written, who was not started. */
export function gateReport(
  { kind = "service", service, place, checkPlace }: Pick<GateSubject, "kind" | "service" | "place" | "checkPlace">,
  { reason, what, findings, advice, remark }: GateFailure,
  heldUp: HeldUp,
): GateReport {
  const headline = `${kind} "${service}" ${what}`;
  const lines = [
    `${GATE_MESSAGES[reason].code}: ${headline}`,
    indent(findings),
    ...(advice === undefined ? [] : [`  hint       ${advice}`]),
    ...(place === undefined ? [] : [`  at ${place}`]),
    ...(checkPlace === undefined ? [] : [`  healthcheck at ${checkPlace}`]),
    ...(remark === undefined ? [] : [`  ${remark}`]),
    ...heldUpLines(heldUp),
  ];
  return { full: lines.join("\n"), summary: `${headline}${heldUpClause(heldUp)}` };
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
