import { FakeClock, settle } from "../../../docker-health/src/testing/fake-clock";
import { renderWorkloadEvidence } from "../evidence/render-workload-evidence";
import { createCluster } from "../facade/create-cluster";
import { ClusterError } from "../shared/cluster-error";
import type { WorkloadGoal, WorkloadWaitOptions, WorkloadWaitResult } from "../shared/workload-wait-types";
import { FakeCluster } from "../testing/fake-cluster";
import { aDeployment, anEvent, aPod, aReplicaSet, crashed, type RawObject, waiting } from "../testing/objects";

const ref = { kind: "Deployment", namespace: "shop", name: "web" } as const;

function bench() {
  const clock = new FakeClock();
  const client = new FakeCluster();
  const cluster = createCluster("https://cluster.test", client, clock);
  const wait = (goal: WorkloadGoal, options: WorkloadWaitOptions = {}, name = "web") => {
    const seen: { result?: WorkloadWaitResult; messages: string[] } = { messages: [] };
    void cluster
      .waitForWorkload({ ...ref, name }, goal, {
        onProgress: ({ message }) => seen.messages.push(message),
        ...options,
      })
      .then((result) => {
        seen.result = result;
      });
    return seen;
  };
  const rollOut = (pods: readonly RawObject[], deployment = aDeployment()) => {
    client.put("Deployment", deployment);
    client.put("ReplicaSet", aReplicaSet());
    for (const pod of pods) client.put("Pod", pod);
  };
  return { clock, client, cluster, wait, rollOut };
}

const pod = (parts: Parameters<typeof aPod>[0] = {}) => aPod({ name: "web-1-a", ...parts });
const down = (container = waiting("ContainerCreating")) => pod({ ready: false, phase: "Pending", container });

test("what is there already is cheap: one list of each kind but events for all that wait, and nothing is left open", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod()]);
  const waits = (["service_healthy", "service_started", "converged"] as const).map((goal) => wait(goal));
  await clock.advance(100);
  expect(waits.map(({ result }) => result)).toMatchObject(Array(3).fill({ ok: true, by: "already", workload: ref }));
  expect(client.lists).toBe(3);
  expect(client.watches.size).toBe(0);
  expect(clock.pending).toBe(0);
});

test("200 waits on one namespace are four watches", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const waits: ReturnType<typeof wait>[] = [];
  for (let index = 0; index < 200; index += 1) {
    waits.push(wait("service_healthy"));
    await clock.advance(5);
  }
  expect(client.watches.size).toBe(4);
  expect(client.lists).toBeLessThan(12);
  client.put("Pod", pod());
  await clock.advance(300);
  expect(waits.every(({ result }) => result?.ok)).toBe(true);
  expect(client.watches.size).toBe(0);
  expect(clock.pending).toBe(0);
});

test("waits that follow each other are one list of each kind, and none waits for the next", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod()]);
  for (let index = 0; index < 20; index += 1) {
    const seen = wait("service_healthy");
    await clock.advance(50);
    expect(seen.result).toMatchObject({ ok: true, by: "already" });
    expect([client.watches.size, clock.pending]).toEqual([0, 0]);
  }
  expect(client.lists).toBe(3);
  expect(client.asked).toBe(19);
});

test("a wait for what another has seen since it was made asks for nothing", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod()]);
  const asOfMs = clock.now();
  await clock.advance(1);
  for (const goal of ["service_healthy", "converged"] as const) {
    const seen = wait(goal, { asOfMs });
    await clock.advance(50);
    expect(seen.result).toMatchObject({ ok: true });
  }
  expect([client.lists, client.asked]).toEqual([3, 0]);
});

test("a wait that comes while others wait is shown what there is as soon as it is known", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod()]);
  client.put("Deployment", aDeployment({ name: "other", status: { updatedReplicas: 0 } }));
  wait("service_healthy", {}, "other");
  await clock.advance(100);
  const seen = wait("service_healthy");
  await clock.advance(20);
  expect(seen.result).toMatchObject({ ok: true });
  expect([client.lists, client.asked]).toEqual([4, 1]);
});

test("opens when the last pod is ready, and tells how it is going", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const seen = wait("service_healthy");
  await clock.advance(3_000);
  expect(seen.result).toBeUndefined();
  expect(seen.messages[0]).toMatch(/^0 of 1 ready, 1 ContainerCreating, 0 s of \d+ s$/);
  client.put("Pod", pod());
  await clock.advance(100);
  expect(seen.result).toMatchObject({ ok: true, by: "cluster" });
  expect(clock.pending).toBe(0);
});

test("what was seen before a call opens nothing: the watch may be behind what was just written", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod()]);
  client.put("Deployment", aDeployment({ name: "other", status: { updatedReplicas: 0 } }));
  wait("service_healthy", {}, "other");
  await clock.advance(5_000);
  client.putUnseen("Deployment", aDeployment({ generation: 2, status: { observedGeneration: 1 } }));
  const seen = wait("service_healthy");
  await clock.advance(5_000);
  expect(seen.result).toBeUndefined();
  client.put("ReplicaSet", aReplicaSet(2));
  const annotations = { "deployment.kubernetes.io/revision": "2" };
  client.put("Deployment", aDeployment({ generation: 2, annotations, status: { updatedReplicas: 0 } }));
  await clock.advance(1_000);
  expect(seen.result).toBeUndefined();
  client.put("Deployment", aDeployment({ generation: 2, annotations }));
  client.put("Pod", aPod({ owner: "uid-rs-2" }));
  await clock.advance(1_000);
  expect(seen.result).toMatchObject({ ok: true });
});

test("a watch that has missed too much is begun anew with a list; one that the server ends goes on where it was", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const seen = wait("service_healthy");
  await clock.advance(2_000);
  const before = client.lists;
  client.cut();
  await clock.advance(100);
  expect([client.lists - before, client.watches.size]).toEqual([0, 4]);
  await clock.advance(2_000);
  client.putUnseen("Pod", pod());
  client.cut(new ClusterError("slow", "too old resource version", 410));
  await clock.advance(100);
  expect(client.lists - before).toBe(4);
  expect(seen.result).toMatchObject({ ok: true });
  expect(clock.pending).toBe(0);
});

test("the same where the server says so within the stream", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const seen = wait("service_healthy");
  await clock.advance(2_000);
  client.putUnseen("Pod", pod());
  for (const { subscriber } of [...client.watches]) {
    subscriber.onChange({ type: "ERROR", object: { code: 410, message: "too old resource version" } });
  }
  await clock.advance(500);
  expect(seen.result).toMatchObject({ ok: true });
});

test("a watch that says nothing more is begun anew", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  wait("service_healthy");
  await clock.advance(1_000);
  const opened = client.opened;
  await clock.advance(45_000);
  expect(client.opened).toBe(opened + 4);
  expect(client.watches.size).toBe(4);
});

test("a cluster that goes away and comes back within a minute is waited for, ever more rarely", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const seen = wait("service_healthy", { deadlineMs: 600_000 });
  await clock.advance(2_000);
  client.error = new ClusterError("unreachable", "cannot reach the API server");
  client.cut(client.error);
  const opened = client.opened;
  await clock.advance(40_000);
  expect(seen.result).toBeUndefined();
  expect(client.opened - opened).toBeLessThan(4 * 15);
  client.error = undefined;
  client.put("Pod", pod());
  await clock.advance(6_000);
  // What happened meanwhile no watch has told: the fake one begins with what comes.
  client.cut(new ClusterError("slow", "gone", 410));
  await clock.advance(3_000);
  expect(seen.result).toMatchObject({ ok: true });
  expect(clock.pending).toBe(0);
});

test.each([
  ["is never there", "unreachable", 0, "cluster-unreachable", 6_000],
  ["does not let anybody look", "forbidden", 0, "forbidden", 6_000],
  ["knows nobody", "unauthorized", 0, "forbidden", 6_000],
  ["goes away", "unreachable", 2_000, "cluster-unreachable", 62_000],
  ["is slow all the time", "slow", 0, "cluster-unreachable", 61_000],
] as const)("a cluster that %s", async (_, code, afterMs, reason, withinMs) => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const error = new ClusterError(code, "no secret hunter2");
  const fails = () => {
    client.error = error;
    client.cut(error);
  };
  if (afterMs === 0) fails();
  const seen = wait("service_healthy", { deadlineMs: 600_000, redact: ["hunter2"] });
  await clock.advance(afterMs);
  if (afterMs > 0) fails();
  await clock.advance(4_000);
  expect(seen.result).toBeUndefined();
  await clock.advance(withinMs);
  expect(seen.result).toMatchObject({ ok: false, reason, evidence: { detail: "no secret [secret]" } });
  expect(clock.pending).toBe(0);
  expect(client.watches.size).toBe(0);
});

test("who may not see events waits without them", async () => {
  const { clock, client, wait, rollOut } = bench();
  client.errors.set("Event", new ClusterError("forbidden", "events is forbidden", 403));
  rollOut([pod()]);
  const seen = wait("service_healthy");
  await clock.advance(100);
  expect(seen.result).toMatchObject({ ok: true });
  expect(clock.pending).toBe(0);
});

test("of who may not see events or logs it is said that they could not be read", async () => {
  const { clock, client, wait, rollOut } = bench();
  const refused = (what: string) => new ClusterError("forbidden", `${what} is forbidden: hunter2 cannot list`, 403);
  client.errors.set("Event", refused("events"));
  client.logTail = () => Promise.reject(refused("pods/log"));
  rollOut([down(crashed(5))]);
  const seen = wait("service_healthy", { deadlineMs: 5_000, redact: ["hunter2"] });
  await clock.advance(10_000);
  const { result } = seen;
  if (result?.ok !== false) throw new Error("it has not failed");
  const unread = ["events: events", "logs: pods/log"].map((what) => `${what} is forbidden: [secret] cannot list`);
  expect(result.evidence).toMatchObject({ events: [], logTail: [], unread });
  for (const text of unread) expect(renderWorkloadEvidence(result)).toContain(text);
});

test("what is not there, and what is removed", async () => {
  const { clock, client, wait, rollOut } = bench();
  const missing = wait("service_healthy", {}, "none");
  await clock.advance(100);
  expect(missing.result).toMatchObject({ ok: false, reason: "not-found" });
  const deployment = aDeployment();
  rollOut([down()], deployment);
  const removed = wait("service_healthy");
  await clock.advance(1_000);
  client.remove("Deployment", deployment);
  await clock.advance(100);
  expect(removed.result).toMatchObject({ ok: false, reason: "removed" });
  expect(clock.pending).toBe(0);
});

test("an image that cannot be fetched fails with the second attempt, or half a minute later", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down(waiting("ErrImagePull"))]);
  const seen = wait("service_healthy");
  await clock.advance(20_000);
  expect(seen.result).toBeUndefined();
  client.put("Pod", down(waiting("ImagePullBackOff")));
  await clock.advance(12_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "image-pull" });
  const other = bench();
  const message = 'Failed to pull image "web:1": rpc error: not found';
  const failure = (count: number) =>
    anEvent("uid-web-1-a", "Failed", message, { count, metadata: { name: "pull", uid: "uid-pull" } });
  other.rollOut([down(waiting("ErrImagePull"))]);
  other.client.put("Event", failure(1));
  const told = other.wait("service_healthy");
  await other.clock.advance(15_000);
  expect(told.result).toBeUndefined();
  other.client.put("Event", failure(2));
  await other.clock.advance(100);
  expect(told.result).toMatchObject({ ok: false, reason: "image-pull", evidence: { detail: message } });
  expect(other.clock.pending).toBe(0);
});

test("a trouble that passes is none, however long other troubles last", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down(waiting("ErrImagePull"))]);
  const seen = wait("service_started", { deadlineMs: 600_000 });
  for (let round = 0; round < 10; round += 1) {
    await clock.advance(25_000);
    client.put("Pod", down(waiting("ContainerCreating")));
    await clock.advance(1_000);
    client.put("Pod", down(waiting("ErrImagePull")));
  }
  expect(seen.result).toBeUndefined();
  client.put("Pod", pod({ ready: false }));
  await clock.advance(100);
  expect(seen.result).toMatchObject({ ok: true });
});

test("the deadline does not count the time in which images are fetched, and holds for what is never ready", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const seen = wait("service_healthy", { deadlineMs: 10_000 });
  await clock.advance(60_000);
  expect(seen.result).toBeUndefined();
  client.put("Pod", pod({ ready: false }));
  client.put(
    "Event",
    anEvent("uid-web-1-a", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503"),
  );
  client.logs.set("web-1-a", ["listening", "password hunter2 refused"]);
  await clock.advance(12_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "deadline", evidence: { reached: 0, replicas: 1 } });
  expect(clock.pending).toBe(0);
});

test("a cluster that answers nothing holds neither the end of a wait nor its evidence up", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down(crashed(2))]);
  const seen = wait("service_healthy", { deadlineMs: 5_000 });
  await clock.advance(1_000);
  client.isSilent = true;
  await clock.advance(7_000);
  expect(seen.result).toMatchObject({ ok: false, reason: "crash-loop", evidence: { logTail: [] } });
  expect(clock.pending).toBe(0);
});

test("a wait that is cancelled ends at once", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([down()]);
  const abort = new AbortController();
  const seen = wait("service_healthy", { signal: abort.signal });
  await clock.advance(1_000);
  abort.abort();
  await settle();
  expect(seen.result).toMatchObject({ ok: false, reason: "aborted" });
  expect(client.watches.size).toBe(0);
  expect(clock.pending).toBe(0);
});

test("a failure tells pods, events, probes, logs and what to do, without secrets", async () => {
  const { clock, client, wait, rollOut } = bench();
  rollOut([pod({ ready: false, container: crashed(2) })]);
  client.logs.set("web-1-a", ["password hunter2 refused"]);
  client.logs.set("web-1-a before", ["no database"]);
  const seen = wait("service_healthy", { redact: ["hunter2"] });
  await clock.advance(1_000);
  client.put(
    "Event",
    anEvent("uid-web-1-a", "BackOff", "Back-off restarting failed container web in pod web-1-a", { count: 3 }),
  );
  client.put("Event", anEvent("uid-web-1-a", "Unhealthy", "Readiness probe failed: hunter2 is wrong"));
  client.put("Pod", pod({ ready: false, container: crashed(3) }));
  await clock.advance(100);
  const text = seen.result && !seen.result.ok ? renderWorkloadEvidence(seen.result) : "";
  expect(text.replace(/\d\d:\d\d:\d\d/g, "TIME")).toBe(
    [
      "keeps ending (after 1 s)",
      "workload   Deployment shop/web, image web:1",
      "pods       0 of 1 ready",
      'because    container "web" has ended 3 times, at last with code 1',
      "pod        TIME  web-1-a on node-1: CrashLoopBackOff, container web, exit code 1, restarted 2",
      "           times, back-off restarting failed container",
      "event      TIME  Pod web-1-a: Unhealthy: Readiness probe failed: [secret] is wrong",
      "event      TIME  Pod web-1-a: BackOff (3 times): Back-off restarting failed container web in pod",
      "           web-1-a",
      "probe      Readiness probe failed: [secret] is wrong",
      "log of     web-1-a, container web",
      "log        last line",
      "           | password [secret] refused",
      "before     the same container's run before this one",
      "log        last line",
      "           | no database",
    ].join("\n"),
  );
});

test("a default deadline waits until it is clear what a trouble is; one that was given does not", async () => {
  const error = waiting("CreateContainerError", "context deadline exceeded");
  const [own, given] = [bench(), bench()];
  own.rollOut([down(error)]);
  given.rollOut([down(error)]);
  const [patient, strict] = [own.wait("service_started"), given.wait("service_started", { deadlineMs: 10_000 })];
  await given.clock.advance(12_000);
  expect(strict.result).toMatchObject({ ok: false, reason: "pod-config", evidence: { deadlineMs: 10_000 } });
  await own.clock.advance(40_000);
  own.client.put("Pod", down(waiting("ErrImagePull")));
  await own.clock.advance(28_000);
  expect(patient.result).toBeUndefined();
  await own.clock.advance(4_000);
  expect(patient.result).toMatchObject({ ok: false, reason: "image-pull", evidence: { deadlineMs: 65_000 } });
});

const unready = pod({ ready: false });
const noDatabase = /^container "web" has ended 2 times.*; the deadline of 4 s has passed$/;
test.each<[what: string, seen: RawObject, reason: string, detail: RegExp | undefined]>([
  ["it is not ready", unready, "deadline", undefined],
  [
    "its image was tried once",
    down(waiting("ErrImagePull", "no such image")),
    "image-pull",
    /^no such image; the deadline/,
  ],
  ["it has died twice", down(crashed(2)), "crash-loop", noDatabase],
  ["it has died, and runs again", pod({ ready: false, container: { restartCount: 2 } }), "deadline", undefined],
  ["it was killed for its memory", down(crashed(1, { reason: "OOMKilled" })), "out-of-memory", /the deadline of 4 s/],
  [
    "its settings are not there",
    down(waiting("CreateContainerError", "slow")),
    "pod-config",
    /slow; the deadline of 4 s/,
  ],
])(
  "a deadline that somebody has said is kept, with what is in the way as its reason: %s",
  async (_, seen, reason, detail) => {
    for (const options of [{ deadlineMs: 4_000 }, { podDeadlineMs: 4_000 }]) {
      const { clock, wait, rollOut } = bench();
      rollOut([seen], aDeployment({ generation: 2 }));
      const waiting = wait("service_healthy", options);
      await clock.advance(3_900);
      expect(waiting.result).toBeUndefined();
      expect(waiting.messages[0]).toMatch(/, 0 s of 4 s$/);
      await clock.advance(1_200);
      const { result } = waiting;
      expect(result).toMatchObject({ ok: false, reason, evidence: { deadlineMs: 4_000 } });
      const told = result?.ok === false ? result.evidence.detail : "";
      if (detail) expect(told).toMatch(detail);
      else expect(told).toBeUndefined();
      expect(clock.pending).toBe(0);
    }
  },
);
