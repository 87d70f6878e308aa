import { GATE_MESSAGES, type GateReason } from "@pulumi-compose/health-model";
import type { GateSubject } from "./gate-subject";
import { type HeldUp, heldUpClause, heldUpLines } from "./held-up";

/** What a gate's failure is called: in full, for the resource's row, and in one line. */
export interface GateWords {
  readonly full: string;
  readonly summary: string;
}

/** The account of a gate's failure. */
export interface GateReport extends GateWords {
  /** What is left to say of it where another gate of the same resource has failed for the same reason, and has told all. */
  readonly again?: GateWords & { readonly reason: GateReason };
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

/** What a report says of its gate besides. */
interface Reported extends Pick<GateSubject, "kind" | "service" | "place" | "checkPlace"> {
  /** Where it is written that somebody waits, if that is not what is wrong. Default: `place`. */
  readonly waitPlace?: string | undefined;
}

/** The whole account of a failed gate: what, the evidence, where it is written, who was not started. */
export function gateReport(
  { kind = "service", service, place, checkPlace, waitPlace: waits = place }: Reported,
  { reason, what, findings, advice, remark }: GateFailure,
  heldUp: HeldUp,
): GateReport {
  const headline = `${kind} "${service}" ${what}`;
  const { code } = GATE_MESSAGES[reason];
  const lines = [
    `${code}: ${headline}`,
    indent(findings),
    ...(advice === undefined ? [] : [`  hint       ${advice}`]),
    ...(place === undefined ? [] : [`  at ${place}`]),
    ...(checkPlace === undefined ? [] : [`  healthcheck at ${checkPlace}`]),
    ...(remark === undefined ? [] : [`  ${remark}`]),
    ...heldUpLines(heldUp),
  ];
  const clause = heldUpClause(heldUp);
  const brief = `${headline}, as told above`;
  const told = [`${code}: ${brief}`, ...(waits === undefined ? [] : [`  at ${waits}`]), ...heldUpLines(heldUp)];
  return {
    full: lines.join("\n"),
    summary: `${headline}${clause}`,
    again: { reason, full: told.join("\n"), summary: `${brief}${clause}` },
  };
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
