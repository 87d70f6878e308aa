import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { WorkloadWaitFailure } from "../shared/workload-wait-types";

/** What happened, as the end of a sentence that begins with the workload's name: `cannot fetch its image (after 12 s)`. */
export function describeWorkloadReason({ reason, goal, afterMs, evidence }: WorkloadWaitFailure): string {
  switch (reason) {
    case "unhealthy":
      return GATE_MESSAGES[reason].text({ afterMs, killedContainer: true });
    case "exited": {
      const exitCode = evidence.pods.find((pod) => pod.exitCode !== undefined)?.exitCode ?? 0;
      return GATE_MESSAGES[reason].text({ afterMs, goal, exitCode, staysDown: true });
    }
    case "deadline": {
      const { reached, replicas, deadlineMs = afterMs, pods } = evidence;
      const state = pods[0]?.state;
      const status = evidence.snapshot && `${reached} of ${replicas}${state === undefined ? "" : `, ${state}`}`;
      return GATE_MESSAGES[reason].text({ goal, deadlineMs, status });
    }
    case "no-healthcheck":
      return GATE_MESSAGES[reason].text({});
    case "not-found":
      return GATE_MESSAGES[reason].text({ where: "in this cluster" });
    case "image-pull":
    case "crash-loop":
    case "out-of-memory":
    case "evicted":
    case "unschedulable":
    case "pods-refused":
    case "pod-config":
    case "failed-job":
    case "progress-deadline":
    case "removed":
    case "forbidden":
    case "aborted":
    case "cluster-unreachable":
      return GATE_MESSAGES[reason].text({ afterMs });
  }
}
