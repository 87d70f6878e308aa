import { GATE_MESSAGES, type GateReason, gateReasonOf } from "./gate-messages";

const afterMs = 6_200;

/** Every reason, as it is told of what it is told of. */
const told: Readonly<Record<string, readonly string[]>> = {
  "gate/unhealthy": [
    GATE_MESSAGES.unhealthy.text({ afterMs, probes: { failed: 3, enough: 3 } }),
    GATE_MESSAGES.unhealthy.text({ afterMs, probes: { failed: 5, enough: 3 } }),
    GATE_MESSAGES.unhealthy.text({ probes: { failed: 1, enough: 1 } }),
    GATE_MESSAGES.unhealthy.text({ afterMs, killedTask: true }),
    GATE_MESSAGES.unhealthy.text({ afterMs, killedContainer: true }),
  ],
  "gate/exited": [
    GATE_MESSAGES.exited.text({ afterMs, goal: "service_healthy", exitCode: 7 }),
    GATE_MESSAGES.exited.text({ goal: "service_completed_successfully", exitCode: 3 }),
    GATE_MESSAGES.exited.text({ afterMs, goal: "up" }),
    GATE_MESSAGES.exited.text({ afterMs, goal: "service_started", exitCode: 1, staysDown: true }),
    GATE_MESSAGES.exited.text({ afterMs, goal: "up", exitCode: 127, started: false }),
  ],
  "gate/out-of-memory": [GATE_MESSAGES["out-of-memory"].text({ afterMs })],
  "gate/removed": [GATE_MESSAGES.removed.text({ afterMs })],
  "gate/deadline": [
    GATE_MESSAGES.deadline.text({ goal: "service_healthy", deadlineMs: 30_000, status: "starting" }),
    GATE_MESSAGES.deadline.text({ goal: "service_healthy", deadlineMs: 30_000, status: "x", unhealthyAfterMs: 6_000 }),
    GATE_MESSAGES.deadline.text({ goal: "service_completed_successfully", deadlineMs: 500 }),
    GATE_MESSAGES.deadline.text({ goal: "service_started", deadlineMs: 60_000 }),
    GATE_MESSAGES.deadline.text({ goal: "up", deadlineMs: 60_000 }),
    GATE_MESSAGES.deadline.text({ goal: "converged", deadlineMs: 120_000 }),
  ],
  "gate/aborted": [GATE_MESSAGES.aborted.text({ afterMs })],
  "gate/hook-failed": [
    GATE_MESSAGES["hook-failed"].text({ index: 1, of: 3, exitCode: 4 }),
    GATE_MESSAGES["hook-failed"].text({ index: 0, of: 1 }),
  ],
  "gate/no-healthcheck": [GATE_MESSAGES["no-healthcheck"].text({})],
  "gate/not-found": [GATE_MESSAGES["not-found"].text({ where: "on this engine" })],
  "gate/engine-unreachable": [GATE_MESSAGES["engine-unreachable"].text({ afterMs, who: "manager" })],
  "gate/rolled-back": [GATE_MESSAGES["rolled-back"].text({ afterMs })],
  "gate/update-paused": [GATE_MESSAGES["update-paused"].text({ afterMs })],
  "gate/failing": [GATE_MESSAGES.failing.text({ afterMs })],
  "gate/unproven": [GATE_MESSAGES.unproven.text({ afterMs })],
  "gate/no-suitable-node": [GATE_MESSAGES["no-suitable-node"].text({ afterMs })],
  "gate/not-a-manager": [GATE_MESSAGES["not-a-manager"].text({})],
  "gate/image-pull": [GATE_MESSAGES["image-pull"].text({ afterMs })],
  "gate/crash-loop": [GATE_MESSAGES["crash-loop"].text({ afterMs })],
  "gate/evicted": [GATE_MESSAGES.evicted.text({ afterMs })],
  "gate/unschedulable": [GATE_MESSAGES.unschedulable.text({ afterMs })],
  "gate/pods-refused": [GATE_MESSAGES["pods-refused"].text({ afterMs })],
  "gate/pod-config": [GATE_MESSAGES["pod-config"].text({ afterMs })],
  "gate/failed-job": [GATE_MESSAGES["failed-job"].text({ afterMs })],
  "gate/progress-deadline": [GATE_MESSAGES["progress-deadline"].text({ afterMs })],
  "gate/forbidden": [GATE_MESSAGES.forbidden.text({ afterMs })],
  "gate/cluster-unreachable": [GATE_MESSAGES["cluster-unreachable"].text({ afterMs })],
};

test("every reason has its words", () => {
  expect(told).toEqual({
    "gate/unhealthy": [
      "is unhealthy (3 of 3 probes failed in a row) after 6.2 s",
      "is unhealthy (5 probes failed in a row; 3 are enough) after 6.2 s",
      "is unhealthy (its probe failed)",
      "is unhealthy after 6.2 s: a task was killed because its check failed",
      "is unhealthy after 6.2 s: a container is killed again and again because its probe fails",
    ],
    "gate/exited": [
      "exited with code 7 before it was healthy, after 6.2 s",
      "exited with code 3 instead of 0",
      "exited with code unknown instead of staying up, after 6.2 s",
      "exited with code 1, after 6.2 s, and is not started again",
      "could not be started",
    ],
    "gate/out-of-memory": ["was killed because it ran out of memory, after 6.2 s"],
    "gate/removed": ["was removed during the wait, after 6.2 s"],
    "gate/deadline": [
      "did not become healthy within 30 s (starting)",
      "did not become healthy within 30 s: its check said unhealthy after 6 s, and the wait was told to go on",
      "did not complete within 0.5 s",
      "did not start within 60 s",
      "did not come up and stay up within 60 s",
      "did not run as it should within 120 s",
    ],
    "gate/aborted": ["was not waited for to the end: the wait was cancelled after 6.2 s"],
    "gate/hook-failed": [
      "failed its post_healthy hook 2 of 3: it exited with code 4",
      "failed its post_healthy hook 1 of 1: it could not be run",
    ],
    "gate/no-healthcheck": ["has no healthcheck, so it can never be healthy"],
    "gate/not-found": ["does not exist on this engine"],
    "gate/engine-unreachable": ["cannot be watched: the manager cannot be reached (after 6.2 s)"],
    "gate/rolled-back": ["was rolled back to the version before after 6.2 s: its update failed"],
    "gate/update-paused": ["is between two versions: its update was paused after 6.2 s"],
    "gate/failing": ["keeps dying (after 6.2 s)"],
    "gate/unproven": ["ended with code 0 after 6.2 s, and nobody can say whether that is because its check failed"],
    "gate/no-suitable-node": ["fits no node of the swarm (after 6.2 s)"],
    "gate/not-a-manager": ["cannot be watched: the engine is not a manager of a swarm"],
    "gate/image-pull": ["cannot fetch its image (after 6.2 s)"],
    "gate/crash-loop": ["keeps ending (after 6.2 s)"],
    "gate/evicted": ["is evicted by its nodes again and again (after 6.2 s)"],
    "gate/unschedulable": ["fits no node of the cluster (after 6.2 s)"],
    "gate/pods-refused": ["may not make its pods (after 6.2 s)"],
    "gate/pod-config": ["cannot begin: something that it refers to is missing (after 6.2 s)"],
    "gate/failed-job": ["has failed after 6.2 s, and is not tried again"],
    "gate/progress-deadline": ["makes no progress, and its own deadline has passed (after 6.2 s)"],
    "gate/forbidden": ["cannot be watched: the cluster does not let anybody look with these credentials"],
    "gate/cluster-unreachable": ["cannot be watched: the cluster cannot be reached (after 6.2 s)"],
  });
  expect(Object.values(GATE_MESSAGES).map(({ code }) => code)).toEqual(Object.keys(told));
});

test.each<[report: string, reason: GateReason | undefined]>([
  ['gate/unhealthy: service "db" is unhealthy after 6.2 s\n  container  c', "unhealthy"],
  ['gate/no-suitable-node: service "db" fits no node of the swarm', "no-suitable-node"],
  ["gate/other: is none", undefined],
  ["gate/unhealthy", undefined],
  ["an error that speaks of gate/unhealthy: no report", undefined],
])("the reason of %j", (report, reason) => {
  expect(gateReasonOf(report)).toBe(reason);
});
