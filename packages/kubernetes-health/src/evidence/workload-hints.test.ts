import type { WorkloadFailureReason } from "../shared/workload-wait-types";
import { aLook } from "../testing/a-look";
import { aDeployment, aJob, anEvent, aPod, aStatefulSet } from "../testing/objects";
import { workloadHints } from "./workload-hints";

const web = aLook("Deployment", aDeployment(), { pods: [aPod({ ready: false })] });

test.each<[reason: WorkloadFailureReason, detail: string, hint: RegExp]>([
  ["image-pull", "pull access denied, repository does not exist", /pull secret/],
  ["image-pull", "docker.io/library/web:1: not found", /the registry has no web:1/],
  ["image-pull", "dial tcp: lookup registry: no such host", /nodes fetch images themselves/],
  ["image-pull", "ErrImageNeverPull: web:1", /imagePullPolicy/],
  ["image-pull", "InvalidImageName: W:b", /web:1 is no name of an image/],
  ["image-pull", "something else", /pull secret where it asks/],
  ["unschedulable", "0/3 nodes are available: 3 Insufficient memory.", /as much free/],
  ["unschedulable", "2 node(s) didn't match Pod's node affinity/selector", /labels/],
  ["unschedulable", "1 node(s) had untolerated taint {gpu: }", /taints/],
  ["unschedulable", "1 node(s) didn't have free ports for the requested pod ports", /port of the node/],
  ["unschedulable", 'persistentvolumeclaim "data" not found', /kubectl describe pvc/],
  ["pods-refused", "exceeded quota: small", /resourcequota/],
  ["pods-refused", 'violates PodSecurity "restricted:latest"', /pod security standard/],
  ["pods-refused", 'admission webhook "x" denied the request', /webhook/],
  ["pod-config", 'configmap "c" not found', /make what is missing/],
  ["pod-config", "container has runAsNonRoot and image will run as root", /runs as root/],
  ["crash-loop", "at last with code 128 (StartError)", /lack the program/],
  ["out-of-memory", "", /memory limit/],
  ["forbidden", "", /kubectl auth can-i/],
])("%s, %j: %s", (reason, detail, hint) => {
  const hints = workloadHints({ reason, goal: "service_healthy", look: web, detail });
  expect(hints).toHaveLength(1);
  expect(hints[0]).toMatch(hint);
});

test("a deadline tells what is in the way", () => {
  const hint = (look: Parameters<typeof workloadHints>[0]["look"]) =>
    workloadHints({ reason: "deadline", goal: "service_healthy", look })[0];
  expect(hint(web)).toBeUndefined();
  expect(hint(aLook("Deployment", aDeployment({ spec: { paused: true } })))).toMatch(/kubectl rollout resume/);
  expect(hint(aLook("Job", aJob({ spec: { suspend: true } })))).toMatch(/suspended/);
  expect(hint(aLook("Deployment", aDeployment({ status: { observedGeneration: 0 } })))).toMatch(/controller manager/);
  const broken = aPod({
    name: "web-0",
    owner: "uid-web",
    ready: false,
    labels: { "controller-revision-hash": "web-0" },
  });
  expect(hint(aLook("StatefulSet", aStatefulSet({ generation: 2 }), { pods: [broken] }))).toMatch(
    /kubectl delete pod web-0/,
  );
  const unseen = aPod({ ready: false, phase: "Pending", node: "" });
  expect(hint(aLook("Deployment", aDeployment(), { pods: [unseen] }))).toMatch(/scheduler/);
});

test("of what was removed it is said where it was being deleted", () => {
  const hints = (raw: Parameters<typeof aLook>[1]) =>
    workloadHints({ reason: "removed", goal: "service_healthy", look: aLook("Deployment", raw) });
  expect(hints(aDeployment())).toEqual([]);
  const { metadata, ...rest } = aDeployment();
  const deleted = { ...rest, metadata: { ...metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } };
  expect(hints(deleted)).toEqual([expect.stringMatching(/being deleted.*run `up` again.*made anew/)]);
});

test("a claim's own trouble is told", () => {
  const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
  const pods = [aPod({ ready: false, spec: { volumes } })];
  const events = [
    anEvent("uid-claim", "ProvisioningFailed", "no such class", {
      involvedObject: { kind: "PersistentVolumeClaim", name: "data", uid: "uid-claim" },
    }),
  ];
  const look = aLook("Deployment", aDeployment(), { pods, events });
  expect(workloadHints({ reason: "deadline", goal: "service_healthy", look })).toEqual(["claim data: no such class"]);
});
