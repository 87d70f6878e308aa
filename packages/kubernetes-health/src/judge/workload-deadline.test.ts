import { readWorkload } from "../read/read-workload";
import type { WorkloadKind } from "../shared/workload-ref";
import type { WorkloadGoal } from "../shared/workload-wait-types";
import { aDaemonSet, aDeployment, aJob, aStatefulSet, type RawObject } from "../testing/objects";
import { defaultWorkloadDeadlineMs, plannedWorkloadDeadline } from "./workload-deadline";

// 60 s to start, 5 s × 6 + 1 s for the startup probe, 5 s + 1 s for the readiness probe, 5 s for the controllers.
const startupProbe = { httpGet: { path: "/", port: 80 }, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 6 };
const readinessProbe = { httpGet: { path: "/", port: 80 }, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3 };
const probed = { containers: [{ name: "web", startupProbe, readinessProbe }] };
const untold = { containers: [{ name: "web", readinessProbe }] };
const six = (rollingUpdate: object, more: object = {}) => ({
  pod: probed,
  generation: 2,
  spec: { replicas: 6, strategy: { type: "RollingUpdate", rollingUpdate }, ...more },
});

test.each<[what: string, seconds: number, kind: WorkloadKind, goal: WorkloadGoal, raw: RawObject]>([
  ["a new one", 60 + 31 + 6 + 5, "Deployment", "service_healthy", aDeployment({ pod: probed })],
  ["many new ones at once", 102, "Deployment", "service_healthy", aDeployment({ ...six({}), generation: 1 })],
  ["that only have to start", 65, "Deployment", "service_started", aDeployment({ pod: probed })],
  ["one without a startup probe", 60 + 300 + 6 + 5, "Deployment", "service_healthy", aDeployment({ pod: untold })],
  ["one without any probe", 65, "Deployment", "converged", aDeployment({ pod: { containers: [{ name: "web" }] } })],
  ["one that is replaced", 102 + 10, "Deployment", "converged", aDeployment({ pod: probed, generation: 2 })],
  [
    "six that are replaced one by one",
    6 * (102 + 10),
    "Deployment",
    "service_healthy",
    aDeployment(six({ maxSurge: 1, maxUnavailable: 0 })),
  ],
  [
    "six, two at a time",
    3 * (102 + 10),
    "Deployment",
    "service_healthy",
    aDeployment(six({ maxSurge: 1, maxUnavailable: 1 })),
  ],
  [
    "six, by percent",
    2 * (102 + 10),
    "Deployment",
    "service_healthy",
    aDeployment(six({ maxSurge: "25%", maxUnavailable: "25%" })),
  ],
  ["six at once", 102 + 10, "Deployment", "service_healthy", aDeployment(six({}, { strategy: { type: "Recreate" } }))],
  [
    "each of which has to last",
    6 * (102 + 10) + 6 * 30,
    "Deployment",
    "converged",
    aDeployment(six({ maxSurge: 1 }, { minReadySeconds: 30 })),
  ],
  ["a set in order", 2 * 102 + 10, "StatefulSet", "service_healthy", aStatefulSet({ pod: probed })],
  [
    "a new set at once",
    102,
    "StatefulSet",
    "service_healthy",
    aStatefulSet({ pod: probed, spec: { podManagementPolicy: "Parallel" } }),
  ],
  [
    "on two nodes, one by one",
    2 * (102 + 10),
    "DaemonSet",
    "service_healthy",
    aDaemonSet({ pod: probed, generation: 2 }),
  ],
  ["a job that is tried once", 600, "Job", "service_completed_successfully", aJob()],
  ["a job that is tried again", 600 + 10 + 20 + 40, "Job", "converged", aJob({ spec: { backoffLimit: 3 } })],
  ["a job that is tried again and again", 1200, "Job", "converged", aJob({ spec: { backoffLimit: 1000 } })],
  ["a job with its own bound", 90 + 60, "Job", "converged", aJob({ spec: { activeDeadlineSeconds: 90 } })],
])("%s: %i s", (_, seconds, kind, goal, raw) => {
  expect(defaultWorkloadDeadlineMs(readWorkload(kind, raw), goal) / 1_000).toBe(seconds);
});

test.each<[words: string, kind: WorkloadKind, goal: WorkloadGoal, raw: RawObject]>([
  [
    "1m to start, 6 × 5s + 1s by its startup probe, 6s by its readiness probe, and slack",
    "Deployment",
    "service_healthy",
    aDeployment({ pod: probed }),
  ],
  [
    "3 pods after each other, each 1m to start, 6 × 5s + 1s by its startup probe, 6s by its readiness probe, and slack",
    "StatefulSet",
    "service_healthy",
    aStatefulSet({ pod: probed, spec: { replicas: 3 } }),
  ],
  [
    "10m for a Job, and the pauses before 2 more attempts",
    "Job",
    "service_completed_successfully",
    aJob({ spec: { backoffLimit: 2 } }),
  ],
  ["10m for a Job", "Job", "service_completed_successfully", aJob({ spec: { backoffLimit: 0 } })],
  ["1m to start, and slack", "Deployment", "service_started", aDeployment({ pod: { containers: [{ name: "web" }] } })],
  [
    "the Job's activeDeadlineSeconds, and 1m to start",
    "Job",
    "service_completed_successfully",
    aJob({ spec: { activeDeadlineSeconds: 90 } }),
  ],
])("a planned one: %s", (words, kind, goal, raw) => {
  const { status: _, ...manifest } = raw;
  const made = { ...readWorkload(kind, raw), generation: 1 };
  expect(plannedWorkloadDeadline(kind, manifest, goal)).toEqual({
    deadlineMs: defaultWorkloadDeadlineMs(made, goal),
    deadlineFrom: words,
  });
});

const slow = { containers: [{ name: "web", startupProbe }], terminationGracePeriodSeconds: 600 };
test.each<[what: string, seconds: number, kind: WorkloadKind, raw: RawObject, goal?: WorkloadGoal]>([
  ["a new one", 15, "Deployment", aDeployment({ pod: probed })],
  ["one that is only to start", 15, "Deployment", aDeployment({ pod: probed }), "service_started"],
  ["many new ones at once", 15, "Deployment", aDeployment({ ...six({}), generation: 1 })],
  ["one whose pod before may take its time to end", 15, "Deployment", aDeployment({ pod: slow, generation: 2 })],
  ["one that has to last", 15, "Deployment", aDeployment({ pod: probed, spec: { minReadySeconds: 30 } })],
  ["six in three steps", 45, "Deployment", aDeployment(six({ maxSurge: 1, maxUnavailable: 1 }))],
  ["six at once", 15, "Deployment", aDeployment(six({}, { strategy: { type: "Recreate" } }))],
  ["a set in order", 30, "StatefulSet", aStatefulSet({ pod: probed })],
  ["on two nodes, one by one", 30, "DaemonSet", aDaemonSet({ pod: probed, generation: 2 })],
  ["a job, however often it is tried", 15, "Job", aJob({ spec: { backoffLimit: 2 } })],
])(
  "what somebody says is what each step has, and nothing is added: %s",
  (_, seconds, kind, raw, goal = "converged") => {
    expect(defaultWorkloadDeadlineMs(readWorkload(kind, raw), goal, 15_000) / 1_000).toBe(seconds);
  },
);
