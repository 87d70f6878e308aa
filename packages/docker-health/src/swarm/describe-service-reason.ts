import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { ServiceWaitFailure } from "./service-wait-types";

/** What happened, as the end of a sentence that begins with the service's name. */
export function describeServiceReason({ reason, goal, afterMs, evidence }: ServiceWaitFailure): string {
  switch (reason) {
    case "unhealthy":
      return GATE_MESSAGES[reason].text({ afterMs, killedTask: true });
    case "exited": {
      const exitCode = evidence.tasks.find((task) => task.exitCode !== undefined)?.exitCode;
      return GATE_MESSAGES[reason].text({ afterMs, goal, exitCode, staysDown: true });
    }
    case "deadline":
      return GATE_MESSAGES[reason].text({ goal, deadlineMs: evidence.deadlineMs ?? afterMs });
    case "no-healthcheck":
    case "not-a-manager":
      return GATE_MESSAGES[reason].text({});
    case "not-found":
      return GATE_MESSAGES[reason].text({ where: "in this swarm" });
    case "engine-unreachable":
      return GATE_MESSAGES[reason].text({ afterMs, who: "manager" });
    case "rolled-back":
    case "update-paused":
    case "failing":
    case "unproven":
    case "no-suitable-node":
    case "removed":
    case "aborted":
      return GATE_MESSAGES[reason].text({ afterMs });
  }
}
