import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { WaitFailure } from "../shared/wait-types";

/** What happened, as the end of a sentence that begins with the service's name: `is unhealthy after 6.2 s`. */
export function describeReason({ reason, condition: goal, afterMs, evidence }: WaitFailure): string {
  const { state, health, waitedMs, unhealthyAfterMs } = evidence;
  switch (reason) {
    case "unhealthy": {
      const probes = health && { failed: health.failingStreak, enough: health.retries };
      return GATE_MESSAGES[reason].text({ afterMs, probes });
    }
    case "exited":
      return GATE_MESSAGES[reason].text({
        afterMs,
        goal,
        exitCode: state?.exitCode,
        started: state?.status !== "created",
      });
    case "deadline": {
      const status = health?.status ?? state?.status ?? "never seen";
      const deadlineMs = evidence.deadlineMs ?? waitedMs;
      return GATE_MESSAGES[reason].text({ goal, deadlineMs, status, unhealthyAfterMs });
    }
    case "no-healthcheck":
      return GATE_MESSAGES[reason].text({});
    case "not-found":
      return GATE_MESSAGES[reason].text({ where: "on this engine" });
    case "engine-unreachable":
      return GATE_MESSAGES[reason].text({ afterMs, who: "engine" });
    case "out-of-memory":
    case "removed":
    case "aborted":
      return GATE_MESSAGES[reason].text({ afterMs });
  }
}
