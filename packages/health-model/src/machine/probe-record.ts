import type { Healthcheck } from "../healthcheck/healthcheck";
import { goDuration } from "../util/go-duration";
import type { Dialect } from "./dialect";
import type { ProbeEvent } from "./health-event";
import type { ProbeRecord } from "./health-state";
import { limitOutput } from "./limit-output";

/** What the engine writes into the health log about a probe. */
export function probeRecord(event: ProbeEvent, check: Healthcheck, dialect: Dialect): ProbeRecord {
  const { startMs, endMs } = event;
  if (!("timeout" in event)) return { startMs, endMs, exitCode: event.exitCode, output: limitOutput(event.output) };

  const text = `Health check exceeded timeout (${goDuration(check.timeoutMs)})`;
  const printed = dialect.timeoutOutput === "kept" ? limitOutput(event.output ?? "") : "";
  return { startMs, endMs, exitCode: -1, output: printed === "" ? text : `${text}: ${printed}` };
}
