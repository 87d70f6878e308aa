import { seconds } from "@pulumi-compose/health-model";
import type { WaitResult } from "../shared/wait-types";
import { describeReason } from "./describe-reason";
import { GOAL_WORDS } from "./goal-words";
import { lastLine } from "./last-line";

const OUTPUT_SHOWN = 120;

/** A wait's result in one line; the subject (which service) is the caller's to put before it. */
export function summarise(result: WaitResult): string {
  if (result.ok) {
    const how = result.by === "probe" ? " (by its own test)" : "";
    const what = result.ended ? "has ended with 0" : `is ${GOAL_WORDS[result.condition]}`;
    return result.by === "already" ? what : `${what} after ${seconds(result.afterMs)}${how}`;
  }
  const parts = [describeReason(result)];
  const { evidence, reason } = result;
  const last = evidence.probes.at(-1);
  if (last && (reason === "unhealthy" || reason === "deadline")) {
    const output = lastLine(last.output, OUTPUT_SHOWN);
    const end = last.exitCode === -1 ? "timed out" : `exit ${last.exitCode}`;
    parts.push(`last probe ${end}${output ? `: ${output}` : ""}`);
  } else if (evidence.detail) {
    parts.push(evidence.detail);
  } else if (evidence.state?.error) {
    parts.push(evidence.state.error);
  } else if (evidence.logTail.length > 0 && (reason === "exited" || reason === "out-of-memory")) {
    parts.push(`last line: ${lastLine(evidence.logTail.at(-1) ?? "", OUTPUT_SHOWN)}`);
  }
  return parts.join("; ");
}
