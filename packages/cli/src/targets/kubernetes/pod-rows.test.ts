import { aPod, aWorkload } from "../../testing/fake-cluster";
import { podRows } from "./pod-rows";

type Pod = Parameters<typeof aPod>[1];
type Container = Parameters<typeof aPod>[2];

function rowsOf(pod: Pod, container: Container = {}, workload: Partial<Parameters<typeof aWorkload>[0]> = {}) {
  const look = { workload: aWorkload({ name: "web", ...workload }), isObserved: true, older: [], events: [] };
  return podRows({ service: "web", look: { ...look, pods: [aPod("web", pod, container)] } });
}

const waiting = (reason: string, message = "") =>
  ({ state: { kind: "waiting", reason, message }, ready: false, started: false }) as const;

test.each<[string, Pod, Container, object]>([
  ["ready", {}, {}, { state: "running", health: "healthy", ok: true, node: "node-1" }],
  ["not ready as yet", { ready: false }, { ready: false, started: false }, { health: "starting", ok: false }],
  ["not ready any more", { ready: false }, { ready: false }, { health: "unhealthy", ok: false }],
  [
    "without its image",
    { phase: "Pending", ready: false },
    waiting("ImagePullBackOff", "Back-off pulling image"),
    { state: "ImagePullBackOff", error: "Back-off pulling image", ok: false },
  ],
  [
    "being made",
    { phase: "Pending", ready: false },
    waiting("ContainerCreating"),
    { state: "ContainerCreating", ok: false },
  ],
  [
    "dying again and again",
    { ready: false },
    {
      ...waiting("CrashLoopBackOff", "back-off 10s"),
      restarts: 3,
      lastEnd: { exitCode: 137, reason: "OOMKilled", message: "", finishedAt: "" },
    },
    {
      ...{ state: "CrashLoopBackOff", restarts: 3, outOfMemory: true },
      error: "back-off 10s; ended with code 137 (OOMKilled)",
    },
  ],
  [
    "without a node",
    { phase: "Pending", ready: false, node: "", unschedulable: "0/3 nodes are available" },
    waiting(""),
    { state: "unschedulable", error: "0/3 nodes are available", ok: false },
  ],
  [
    "evicted",
    { phase: "Failed", ready: false, reason: "Evicted", message: "low on memory" },
    {},
    { state: "failed", error: "low on memory", ok: false },
  ],
  [
    "done",
    { phase: "Succeeded", ready: false },
    { state: { kind: "terminated", exitCode: 0, reason: "Completed", message: "", finishedAt: "" }, ready: false },
    { state: "succeeded", ok: true },
  ],
])("a pod that is %s", (_, pod, container, row) => {
  expect(rowsOf(pod, container)).toMatchObject([{ service: "web", ...row }]);
});

test("what nobody checks runs, and is not called healthy", () => {
  const [row] = rowsOf({}, {}, { containers: [{ name: "web", image: "web:1", role: "main" }] });
  expect(row).toMatchObject({ state: "running", ok: true });
  expect(row).not.toHaveProperty("health");
});

test("pods of the version before are told apart, and those that go are not told", () => {
  const look = {
    workload: aWorkload({ name: "web", replicas: 2 }),
    isObserved: true,
    pods: [aPod("web", { name: "web-new" })],
    older: [aPod("web", { name: "web-old", createdAt: "2025-12-31T00:00:00Z" }), aPod("web", { isTerminating: true })],
    events: [],
  };
  expect(podRows({ service: "web", look })).toMatchObject([
    { container: { name: "web-old", number: 1 }, beside: "old" },
    { container: { name: "web-new", number: 2 } },
  ]);
});

test("what keeps a workload from being what was asked for counts for each of its pods", () => {
  const conditions = [
    { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message: "timed out", since: "" },
  ];
  expect(rowsOf({}, {}, { conditions })).toMatchObject([{ update: "timed out", ok: false }]);
});

test("a workload without pods has a row, unless there are to be none or its job is done", () => {
  const none = { isObserved: true, pods: [], older: [], events: [] };
  const rows = (workload: Partial<Parameters<typeof aWorkload>[0]>) =>
    podRows({ service: "web", look: { ...none, workload: aWorkload({ name: "web", ...workload }) } });
  expect(rows({})).toMatchObject([{ state: "no pod", ok: false }]);
  expect(rows({ replicas: 0 })).toEqual([]);
  expect(
    rows({ kind: "Job", conditions: [{ type: "Complete", status: "True", reason: "", message: "", since: "" }] }),
  ).toEqual([]);
});
