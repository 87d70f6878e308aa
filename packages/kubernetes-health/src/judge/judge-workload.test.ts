import type { WorkloadKind } from "../shared/workload-ref";
import type { WorkloadGoal } from "../shared/workload-wait-types";
import { aLook } from "../testing/a-look";
import {
  aCondition,
  aDaemonSet,
  aDeployment,
  aJob,
  anEvent,
  aPod,
  aReplicaSet,
  aRevision,
  aStatefulSet,
  crashed,
  homeless,
  type RawObject,
  waiting,
} from "../testing/objects";
import { type Baseline, baselineOf, NO_BASELINE } from "./baseline";
import { judgeWorkload, meetsWorkloadGoal } from "./judge-workload";
import type { WorkloadLook } from "./workload-look";

type Case = readonly [what: string, expected: string, goal: WorkloadGoal, look: WorkloadLook, baseline?: Baseline];

/** `open`, `pending`, the reason of a failure; of suspicions the reason, and for how long: `image-pull in 30 s`, `crash-loop late`. */
function judged(look: WorkloadLook, goal: WorkloadGoal, baseline: Baseline = NO_BASELINE): string {
  const judgement = judgeWorkload(look, { goal, baseline });
  if (judgement.kind === "open") return "open";
  if (judgement.kind === "fail") return judgement.reason;
  const suspicions = judgement.suspicions.map(({ settleMs, verdict }) => {
    const when = Number.isFinite(settleMs) ? `in ${settleMs / 1_000} s` : "late";
    return `${verdict.kind === "open" ? "open" : verdict.reason} ${when}`;
  });
  return suspicions.join(", ") || "pending";
}

function table(cases: readonly Case[]) {
  return cases.map(
    ([what, expected, goal, look, baseline = NO_BASELINE]) => [what, expected, goal, look, baseline] as const,
  );
}

const old = (name = "old") => aPod({ name, owner: "uid-rs-0" });
const notReady = (name = "web-1-a") => aPod({ name, ready: false });
const deployed = (workload: RawObject, pods: readonly RawObject[], more: Parameters<typeof aLook>[2] = {}) =>
  aLook("Deployment", workload, { versions: [aReplicaSet(0), aReplicaSet(1)], pods, ...more });
const withPod = (container: Record<string, unknown>, events: readonly RawObject[] = []) =>
  deployed(aDeployment(), [aPod({ name: "p", ready: false, phase: "Pending", container })], { events });

const unprobed = { containers: [{ name: "web", image: "web:1" }] };
const three = { spec: { replicas: 3 }, status: { replicas: 3, updatedReplicas: 3, availableReplicas: 3 } };

describe("what is reached", () => {
  test.each(
    table([
      ["every pod is ready", "open", "service_healthy", deployed(aDeployment(), [aPod()])],
      ["a pod is not ready", "pending", "service_healthy", deployed(aDeployment(), [notReady()])],
      ["a pod runs, ready or not", "open", "service_started", deployed(aDeployment(), [notReady()])],
      ["a pod is being made", "pending", "service_started", withPod(waiting("ContainerCreating"))],
      ["an init container works", "pending", "service_started", withPod(waiting("PodInitializing"))],
      ["two of three are there", "pending", "service_healthy", deployed(aDeployment(three), [aPod(), aPod()])],
      ["three of three are there", "open", "service_healthy", deployed(aDeployment(three), [aPod(), aPod(), aPod()])],
      ["a pod is going", "pending", "service_healthy", deployed(aDeployment(), [aPod({ deleted: true })])],
      [
        "no pod is wanted",
        "open",
        "service_healthy",
        aLook("Deployment", aDeployment({ spec: { replicas: 0 } }), { versions: [] }),
      ],
      ["the workload is going", "pending", "service_healthy", deployed(going(aDeployment()), [aPod()])],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

function going(raw: RawObject): RawObject {
  return { ...raw, metadata: { ...raw.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } };
}

describe("which version is wanted", () => {
  const updated = (status = {}) =>
    aDeployment({ generation: 2, annotations: { "deployment.kubernetes.io/revision": "1" }, status });
  test.each(
    table([
      [
        "its controller has not seen the newest",
        "pending",
        "service_healthy",
        deployed(updated({ observedGeneration: 1 }), [aPod()]),
      ],
      [
        "the newest ReplicaSet has not been seen",
        "pending",
        "service_healthy",
        aLook("Deployment", updated(), { versions: [aReplicaSet(0)], pods: [old()] }),
      ],
      ["only older pods are ready", "pending", "service_healthy", deployed(updated({ updatedReplicas: 0 }), [old()])],
      ["its own count is behind", "pending", "service_healthy", deployed(updated({ updatedReplicas: 0 }), [aPod()])],
      [
        "an older pod is ready, and the newest",
        "open",
        "service_healthy",
        deployed(updated({ replicas: 2 }), [old(), aPod()]),
      ],
      ["older pods are left", "pending", "converged", deployed(updated({ replicas: 2 }), [old(), aPod()])],
      ["none is left", "open", "converged", deployed(updated(), [aPod()])],
      ["its pod is not available yet", "pending", "converged", deployed(updated({ availableReplicas: 0 }), [aPod()])],
      [
        "an older pod that crashes counts for nothing",
        "pending",
        "service_healthy",
        deployed(updated({ updatedReplicas: 0 }), [aPod({ owner: "uid-rs-0", ready: false, container: crashed(9) })]),
      ],
      [
        "paused before it began with the newest",
        "pending",
        "service_healthy",
        deployed(aDeployment({ generation: 2, spec: { paused: true } }), [aPod()]),
      ],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });

  const set = (revision: string, name: string, ready = true) =>
    aPod({ name, owner: "uid-web", ready, labels: { "controller-revision-hash": revision } });
  const both = [set("web-2", "web-0"), set("web-2", "web-1")];
  const half = [set("web-1", "web-0"), set("web-2", "web-1")];
  const second = (status = {}, spec = {}) =>
    aStatefulSet({ generation: 2, spec, status: { currentRevision: "web-1", updateRevision: "web-2", ...status } });
  const stateful = (raw: RawObject, pods: readonly RawObject[]) => aLook("StatefulSet", raw, { pods });
  const partition = { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1 } } };
  test.each(
    table([
      ["all of the newest", "open", "converged", stateful(second(), both)],
      ["one is of the version before", "pending", "service_healthy", stateful(second({ updatedReplicas: 1 }), half)],
      [
        "its controller has not seen the newest",
        "pending",
        "service_healthy",
        stateful(second({ observedGeneration: 1 }), both),
      ],
      [
        "one below the partition is of before",
        "open",
        "converged",
        stateful(second({ updatedReplicas: 1 }, partition), half),
      ],
      [
        "nobody replaces them",
        "open",
        "service_healthy",
        stateful(second({ updatedReplicas: 0 }, { updateStrategy: { type: "OnDelete" } }), half),
      ],
    ]),
  )("StatefulSet: %s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });

  const onNode = (hash: string, name: string) =>
    aPod({ name, owner: "uid-web", labels: { "controller-revision-hash": hash } });
  const daemons = (raw: RawObject, pods: readonly RawObject[], revisions = [1, 2]) =>
    aLook("DaemonSet", raw, { pods, versions: revisions.map(aRevision) });
  const next = (status = {}) => aDaemonSet({ generation: 2, status });
  test.each(
    table([
      ["all of the newest", "open", "converged", daemons(next(), [onNode("h2", "a"), onNode("h2", "b")])],
      [
        "one is of before",
        "pending",
        "service_healthy",
        daemons(next({ updatedNumberScheduled: 1 }), [onNode("h1", "a"), onNode("h2", "b")]),
      ],
      [
        "the newest version has not been seen, its controller says",
        "pending",
        "service_healthy",
        daemons(next({ updatedNumberScheduled: 0 }), [onNode("h1", "a"), onNode("h1", "b")], [1]),
      ],
      ["no node fits", "unschedulable in 20 s", "service_healthy", daemons(next({ desiredNumberScheduled: 0 }), [])],
      ["no node fits", "open", "converged", daemons(next({ desiredNumberScheduled: 0 }), [])],
    ]),
  )("DaemonSet: %s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

describe("checks", () => {
  const plain = deployed(aDeployment({ pod: unprobed }), [aPod({ name: "p" })]);
  const startup = { containers: [{ name: "web", startupProbe: { tcpSocket: { port: 1 } } }] };
  const unsettled = { ...NO_BASELINE, isSettled: false };
  test.each(
    table([
      ["without a probe, nothing is ever healthy", "no-healthcheck", "service_healthy", plain],
      ["a startup probe is a check", "open", "service_healthy", deployed(aDeployment({ pod: startup }), [aPod()])],
      ["without a probe, it has to run for a moment", "open in 3 s", "converged", plain, unsettled],
      ["without a probe, and long since up", "open", "converged", plain],
      ["with a probe it is said", "open", "converged", deployed(aDeployment(), [aPod()]), unsettled],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

describe("images", () => {
  const failed = (count: number) =>
    anEvent("uid-p", "Failed", 'Failed to pull image "web:1": not found', { count, metadata: { uid: "pull" } });
  const seen = (count: number) => ({ ...NO_BASELINE, events: new Map([["pull", count]]) });
  test.each(
    table([
      [
        "the first attempt has failed",
        "image-pull in 30 s",
        "service_healthy",
        withPod(waiting("ErrImagePull"), [failed(1)]),
      ],
      [
        "the second attempt has failed",
        "image-pull",
        "service_healthy",
        withPod(waiting("ImagePullBackOff"), [failed(2)]),
      ],
      ["nobody may see how often", "image-pull in 30 s", "service_started", withPod(waiting("ImagePullBackOff"))],
      [
        "it had failed before, and not since",
        "image-pull late",
        "service_healthy",
        withPod(waiting("ImagePullBackOff"), [failed(9)]),
        seen(9),
      ],
      [
        "it had failed before, and once more",
        "image-pull",
        "service_healthy",
        withPod(waiting("ErrImagePull"), [failed(10)]),
        seen(9),
      ],
      ["a name that is none", "image-pull", "service_started", withPod(waiting("InvalidImageName"))],
      ["it is not to be fetched", "image-pull", "service_started", withPod(waiting("ErrImageNeverPull"))],
      ["it is being fetched", "pending", "service_healthy", withPod(waiting("ContainerCreating"))],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

describe("crashes", () => {
  const killed = anEvent("uid-p", "Killing", "Container web failed liveness probe, will be restarted", {
    type: "Normal",
  });
  const noProgram = { reason: "StartError", exitCode: 128, message: 'exec: "x": executable file not found in $PATH' };
  const before = (count: number, isDead: boolean) => ({
    ...NO_BASELINE,
    deaths: new Map([["uid-p/web", { count, isDead }]]),
  });
  test.each(
    table([
      ["twice", "crash-loop late", "service_healthy", withPod(crashed(2))],
      ["three times", "crash-loop", "service_healthy", withPod(crashed(3))],
      ["three times, and it runs again", "pending", "service_healthy", withPod({ ready: false, restartCount: 3 })],
      ["three times with 0, of what is to stay", "crash-loop", "service_healthy", withPod(crashed(3, { exitCode: 0 }))],
      ["with 0, of what was only to start", "open", "service_started", withPod(crashed(3, { exitCode: 0 }))],
      [
        "with 0, of what was to complete",
        "open",
        "service_completed_successfully",
        withPod(crashed(3, { exitCode: 0 })),
      ],
      ["for its memory", "out-of-memory", "converged", withPod(crashed(3, { reason: "OOMKilled", exitCode: 137 }))],
      ["for its probe", "unhealthy", "service_healthy", withPod(crashed(3, { exitCode: 137 }), [killed])],
      ["a program that is not there, once", "crash-loop late", "service_started", withPod(crashed(1, noProgram))],
      ["a program that is not there, twice", "crash-loop", "service_started", withPod(crashed(2, noProgram))],
      ["nine times before, not since", "crash-loop late", "service_healthy", withPod(crashed(9)), before(9, true)],
      ["nine times before, once since", "crash-loop", "service_healthy", withPod(crashed(10)), before(9, true)],
      [
        "it ran at first, and has ended once since",
        "crash-loop late",
        "service_healthy",
        withPod(crashed(10)),
        before(9, false),
      ],
      [
        "it ran at first, and has ended three times",
        "crash-loop",
        "service_healthy",
        withPod(crashed(12)),
        before(9, false),
      ],
      ["once before, and twice since", "crash-loop", "service_healthy", withPod(crashed(3)), before(1, true)],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });

  test("an init container that has done its work has not died", () => {
    const init = { initContainers: [{ name: "init" }], containers: [{ name: "web" }] };
    const done = { name: "init", restartCount: 3, state: { terminated: { exitCode: 0, reason: "Completed" } } };
    const pod = aPod({ ready: false, spec: init, status: { initContainerStatuses: [done] } });
    expect(judged(deployed(aDeployment(), [pod]), "service_healthy")).toBe("pending");
    const failing = { ...done, ...crashed(3) };
    const other = aPod({ ready: false, spec: init, status: { initContainerStatuses: [failing] } });
    expect(judged(deployed(aDeployment(), [other]), "service_healthy")).toBe("crash-loop");
  });
});

describe("nodes, and what pods refer to", () => {
  const cpu = "0/2 nodes are available: 2 Insufficient cpu.";
  const on = (message: string, events: readonly RawObject[] = [], others: readonly RawObject[] = []) =>
    deployed(aDeployment(), [homeless(message, { name: "p" }), ...others], { events });
  const told = (reason: string) => [anEvent("uid-p", reason, "x", { type: "Normal" })];
  const mount = (count: number) =>
    withPod(waiting("ContainerCreating"), [
      anEvent("uid-p", "FailedMount", 'MountVolume.SetUp failed for volume "v" : configmap "c" not found', {
        count,
        metadata: { uid: "mount" },
      }),
    ]);
  const slow = [anEvent("uid-p", "FailedMount", "Unable to attach or mount volumes: timed out waiting")];
  test.each(
    table([
      ["no node has as much", "unschedulable in 20 s", "service_healthy", on(cpu)],
      ["nobody makes a node", "unschedulable in 5 s", "service_healthy", on(cpu, told("NotTriggerScaleUp"))],
      ["a node is being made", "unschedulable in 600 s", "service_healthy", on(cpu, told("TriggeredScaleUp"))],
      ["an older pod is to go first", "unschedulable in 30 s", "service_healthy", on(cpu, [], [old()])],
      [
        "a volume is being made",
        "unschedulable in 60 s",
        "service_healthy",
        on("0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims."),
      ],
      [
        "others make room",
        "unschedulable in 60 s",
        "service_healthy",
        deployed(aDeployment(), [homeless(cpu, { name: "p", status: { nominatedNodeName: "node-1" } })]),
      ],
      [
        "the nodes are new",
        "unschedulable in 60 s",
        "service_healthy",
        on("0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }."),
      ],
      [
        "a ConfigMap is missing",
        "pod-config in 20 s",
        "service_started",
        withPod(waiting("CreateContainerConfigError", 'configmap "c" not found')),
      ],
      [
        "a kubelet is slow to know it",
        "pod-config in 60 s",
        "service_started",
        withPod(
          waiting("CreateContainerConfigError", "failed to sync configmap cache: timed out waiting for the condition"),
        ),
      ],
      [
        "a runtime's own trouble",
        "pod-config in 60 s",
        "service_started",
        withPod(waiting("CreateContainerError", "context deadline exceeded")),
      ],
      ["a ConfigMap that is to be mounted is missing", "pod-config in 20 s", "service_started", mount(3)],
      [
        "it was missing before, and nobody has looked since",
        "pending",
        "service_started",
        mount(3),
        { ...NO_BASELINE, events: new Map([["mount", 3]]) },
      ],
      ["a volume that is slow to come", "pending", "service_started", withPod(waiting("ContainerCreating"), slow)],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

describe("what a controller says", () => {
  const refused = (message: string) =>
    aDeployment({
      status: { updatedReplicas: 0, conditions: [aCondition("ReplicaFailure", "FailedCreate", { message })] },
    });
  const quota = 'pods "web-1-x" is forbidden: exceeded quota: small';
  const tried = (count: number) =>
    anEvent("uid-rs-1", "FailedCreate", quota, {
      count,
      involvedObject: { kind: "ReplicaSet", name: "web-1", uid: "uid-rs-1" },
      metadata: { name: "tried", uid: "tried" },
    });
  const late = aCondition("Progressing", "ProgressDeadlineExceeded", { status: "False" });
  const stuck = (kind: WorkloadKind, message: string, count = 4) =>
    aLook(kind, kind === "Job" ? aJob() : aStatefulSet(), {
      events: [
        anEvent("uid-web", "FailedCreate", message, {
          count,
          involvedObject: { kind, name: "web", uid: "uid-web" },
          metadata: { name: "refused", uid: "refused" },
        }),
      ],
    });
  const failed = aJob({ status: { active: 0, failed: 1, conditions: [aCondition("Failed", "BackoffLimitExceeded")] } });
  const doomed = aJob({ status: { conditions: [aCondition("FailureTarget", "BackoffLimitExceeded")] } });
  const complete = aJob({ status: { active: 0, succeeded: 1, conditions: [aCondition("Complete")] } });
  const probed = aJob({
    pod: { containers: [{ name: "web", readinessProbe: {} }] },
    status: { active: 0, succeeded: 1, conditions: [aCondition("Complete")] },
  });
  const job = (raw: RawObject, pods: readonly RawObject[] = []) => aLook("Job", raw, { pods });
  const mine = (parts = {}) => aPod({ owner: "uid-web", ...parts });
  const crash = { ...crashed(9), state: { terminated: { exitCode: 1 } } };
  test.each(
    table([
      ["a quota is exceeded", "pods-refused in 10 s", "service_healthy", deployed(refused(quota), [])],
      [
        "a quota was exceeded before the wait, and nobody has tried since",
        "pods-refused late",
        "service_healthy",
        deployed(refused(quota), [], { events: [tried(7)] }),
        { ...NO_BASELINE, events: new Map([["tried", 7]]) },
      ],
      [
        "it was exceeded before the wait, and is still",
        "pods-refused in 10 s",
        "service_healthy",
        deployed(refused(quota), [], { events: [tried(8)] }),
        { ...NO_BASELINE, events: new Map([["tried", 7]]) },
      ],
      [
        "older pods have a part of the quota",
        "pods-refused in 60 s",
        "service_healthy",
        deployed(refused(quota), [old()]),
      ],
      [
        "the namespace is new",
        "pods-refused in 60 s",
        "service_healthy",
        deployed(refused('error looking up service account shop/default: serviceaccount "default" not found'), []),
      ],
      ["a StatefulSet says so by an event", "pods-refused in 10 s", "service_healthy", stuck("StatefulSet", quota)],
      ["a Job does, too", "pods-refused in 60 s", "service_started", stuck("Job", 'failed calling webhook "x"')],
      [
        "that was before the wait",
        "pods-refused late",
        "service_healthy",
        stuck("StatefulSet", quota),
        { ...NO_BASELINE, events: new Map([["refused", 4]]) },
      ],
      [
        "no progress for too long",
        "progress-deadline",
        "service_healthy",
        deployed(aDeployment({ status: { conditions: [late] } }), [notReady()]),
      ],
      [
        "no progress, and that was before the wait",
        "pending",
        "service_healthy",
        deployed(aDeployment({ status: { conditions: [late] } }), [notReady()]),
        { ...NO_BASELINE, progressFailedSince: "2026-01-01T00:00:00Z" },
      ],
      ["a Job has failed", "failed-job", "service_completed_successfully", job(failed)],
      ["a Job is going to have failed", "failed-job", "converged", job(doomed)],
      ["a Job has completed", "open", "service_completed_successfully", job(complete)],
      ["a Job has completed: so it was started", "open", "service_started", job(complete)],
      ["a Job has completed, and was to be healthy", "exited", "service_healthy", job(probed)],
      ["a Job works", "pending", "service_completed_successfully", job(aJob(), [mine()])],
      ["a Job works", "open", "service_started", job(aJob(), [mine()])],
      [
        "a Job tries again as often as it says",
        "pending",
        "service_completed_successfully",
        job(aJob(), [mine({ ready: false, container: crash })]),
      ],
      [
        "a Job's pod has ended with 0, and it has not said so yet",
        "pending",
        "service_completed_successfully",
        job(aJob(), [mine({ phase: "Succeeded", ready: false })]),
      ],
    ]),
  )("%s: %s (%s)", (_, expected, goal, look, baseline) => {
    expect(judged(look, goal, baseline)).toBe(expected);
  });
});

test("pods that are evicted again and again", () => {
  const evicted = (name: string) =>
    aPod({ name, phase: "Failed", ready: false, status: { reason: "Evicted", message: "low on memory" } });
  const pods = ["a", "b", "c"].map(evicted);
  expect(judged(deployed(aDeployment(), pods.slice(1)), "service_healthy")).toBe("pending");
  expect(judgeWorkload(deployed(aDeployment(), pods), { goal: "service_healthy", baseline: NO_BASELINE })).toEqual({
    kind: "fail",
    reason: "evicted",
    detail: "Evicted: low on memory",
  });
  const baseline = baselineOf(deployed(aDeployment(), pods.slice(1)), 0);
  expect(judged(deployed(aDeployment(), pods), "service_healthy", baseline)).toBe("pending");
});

test("what has met its goal as it is", () => {
  expect(meetsWorkloadGoal(deployed(aDeployment(), [aPod()]), "converged")).toBe(true);
  expect(meetsWorkloadGoal(deployed(aDeployment({ pod: unprobed }), [aPod()]), "converged")).toBe(true);
  expect(meetsWorkloadGoal(deployed(aDeployment(), [notReady()]), "converged")).toBe(false);
  expect(meetsWorkloadGoal(deployed(aDeployment({ pod: unprobed }), [aPod()]), "service_healthy")).toBe(false);
});
