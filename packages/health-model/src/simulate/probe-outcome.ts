import type { Healthcheck } from "../healthcheck/healthcheck";
import type { ProbeEvent } from "../machine/health-event";
import type { Mode } from "./simulated-service";

/** A whole probe of a container in the given mode, that begins now. */
export function probeOutcome(check: Healthcheck, mode: Mode, startMs: number, probeMs: number): ProbeEvent {
  if (mode === "hanging" || probeMs > check.timeoutMs) {
    return { kind: "probe", startMs, endMs: startMs + check.timeoutMs, timeout: true };
  }
  return { kind: "probe", startMs, endMs: startMs + probeMs, exitCode: mode === "ready" ? 0 : 1, output: "" };
}
