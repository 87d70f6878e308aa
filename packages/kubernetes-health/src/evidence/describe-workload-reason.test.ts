import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { WorkloadFailureReason, WorkloadWaitFailure } from "../shared/workload-wait-types";
import { describeWorkloadReason } from "./describe-workload-reason";

const REASONS = {
  "image-pull": "cannot fetch its image (after 5 s)",
  "crash-loop": "keeps ending (after 5 s)",
  exited: "exited with code 0 before it was healthy, after 5 s, and is not started again",
  "out-of-memory": "was killed because it ran out of memory, after 5 s",
  unhealthy: "is unhealthy after 5 s: a container is killed again and again because its probe fails",
  evicted: "is evicted by its nodes again and again (after 5 s)",
  unschedulable: "fits no node of the cluster (after 5 s)",
  "pods-refused": "may not make its pods (after 5 s)",
  "pod-config": "cannot begin: something that it refers to is missing (after 5 s)",
  "failed-job": "has failed after 5 s, and is not tried again",
  "progress-deadline": "makes no progress, and its own deadline has passed (after 5 s)",
  "no-healthcheck": "has no healthcheck, so it can never be healthy",
  deadline: "did not become healthy within 60 s",
  removed: "was removed during the wait, after 5 s",
  "not-found": "does not exist in this cluster",
  forbidden: "cannot be watched: the cluster does not let anybody look with these credentials",
  aborted: "was not waited for to the end: the wait was cancelled after 5 s",
  "cluster-unreachable": "cannot be watched: the cluster cannot be reached (after 5 s)",
} as const satisfies Readonly<Record<WorkloadFailureReason, string>>;

function failure(reason: WorkloadFailureReason): WorkloadWaitFailure {
  const evidence = {
    workload: { kind: "Deployment", namespace: "shop", name: "web", image: "" },
    reached: 0,
    replicas: 0,
    pods: [],
    events: [],
    probes: [],
    unread: [],
    logTail: [],
    previousLogTail: [],
    hints: [],
    waitedMs: 5_000,
    deadlineMs: 60_000,
  } as const;
  return { ok: false, goal: "service_healthy", reason, afterMs: 5_000, evidence };
}

test("every reason has its words", () => {
  const reasons: readonly WorkloadFailureReason[] = Object.keys(REASONS).filter(isReason);
  expect(Object.fromEntries(reasons.map((reason) => [reason, describeWorkloadReason(failure(reason))]))).toEqual(
    REASONS,
  );
});

function isReason(name: string): name is WorkloadFailureReason {
  return name in REASONS && name in GATE_MESSAGES;
}
