import { type ClusterClient, givenCluster } from "@pulumi-compose-tools/cluster";
import { deployment, job } from "./objects";
import { waitFor } from "./wait-for";

let cluster: ClusterClient;
beforeAll(() => {
  cluster = givenCluster();
});

const REASON = "{.items[0].status.containerStatuses[0].state.waiting.reason}";
const READY = '{.items[0].status.conditions[?(@.type=="Ready")].status}';
const podsOf = (name: string) => ["pods", "-l", `app=${name}`];

test("there are three nodes, all ready", async () => {
  await waitFor(cluster, ["nodes"], '{.items[*].status.conditions[?(@.type=="Ready")].status}', "True True True");
});

test("a Deployment is ready at once, one after the time that it says", async () => {
  await cluster.apply(deployment({ name: "soon", replicas: 3 }));
  await cluster.apply(deployment({ name: "later", annotations: { "sim/ready-after": "3s" } }));
  await waitFor(cluster, ["deployment", "soon"], "{.status.readyReplicas}", "3");
  expect(await cluster.kubectl("get", "deployment", "later", "-o", "jsonpath={.status.readyReplicas}")).toBe("");
  await waitFor(cluster, ["deployment", "later"], "{.status.readyReplicas}", "1");
});

test("one is never ready, until it is told otherwise", async () => {
  await cluster.apply(deployment({ name: "never", annotations: { "sim/never-ready": "true" } }));
  await waitFor(
    cluster,
    podsOf("never"),
    '{.items[0].status.conditions[?(@.type=="Ready")].message}',
    "the readiness probe fails",
  );
  await waitFor(cluster, podsOf("never"), "{.items[0].status.phase}", "Running");
  const events = await cluster.kubectl("get", "events", "--field-selector", "reason=Unhealthy", "-o", "name");
  expect(events).not.toBe("");
  await cluster.kubectl("annotate", "pod", "-l", "app=never", "sim/never-ready-");
  await waitFor(cluster, podsOf("never"), READY, "True");
  await cluster.kubectl("annotate", "pod", "-l", "app=never", "sim/never-ready=true");
  await waitFor(cluster, podsOf("never"), READY, "False");
});

test("one crashes again every five seconds, with the code that it says", async () => {
  await cluster.apply(deployment({ name: "crash", annotations: { "sim/crash": "137" } }));
  await waitFor(cluster, podsOf("crash"), REASON, "CrashLoopBackOff");
  await waitFor(
    cluster,
    podsOf("crash"),
    "{.items[0].status.containerStatuses[0].lastState.terminated.exitCode}",
    "137",
  );
  await waitFor(cluster, podsOf("crash"), "{.items[0].status.containerStatuses[0].restartCount}", "2");
});

test("one cannot pull its image", async () => {
  await cluster.apply(deployment({ name: "pull", annotations: { "sim/pull-error": "no such image" } }));
  await waitFor(cluster, podsOf("pull"), REASON, "ImagePullBackOff");
  await waitFor(cluster, podsOf("pull"), "{.items[0].status.phase}", "Pending");
});

test("a Job completes, one after its time, and one fails with its code", async () => {
  await cluster.apply(job({ name: "completes" }));
  await cluster.apply(job({ name: "takes", annotations: { "sim/run-for": "2s" } }));
  await cluster.apply(job({ name: "fails", annotations: { "sim/exit": "3" } }));
  await waitFor(cluster, ["job", "completes"], '{.status.conditions[?(@.type=="Complete")].status}', "True");
  await waitFor(cluster, podsOf("takes"), "{.items[0].status.phase}", "Running");
  await waitFor(cluster, ["job", "fails"], '{.status.conditions[?(@.type=="Failed")].status}', "True");
  await waitFor(cluster, podsOf("fails"), "{.items[0].status.containerStatuses[0].state.terminated.exitCode}", "3");
  await waitFor(cluster, ["job", "takes"], '{.status.conditions[?(@.type=="Complete")].status}', "True");
});

test("a pod takes its time to go", async () => {
  await cluster.apply(deployment({ name: "lingers", annotations: { "sim/stop-after": "3s" } }));
  await waitFor(cluster, ["deployment", "lingers"], "{.status.readyReplicas}", "1");
  const before = Date.now();
  await cluster.kubectl("delete", "deployment", "lingers", "--cascade=foreground");
  expect(Date.now() - before).toBeGreaterThan(2500);
});

test("a claim of a volume is bound", async () => {
  await cluster.apply({
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data" },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
  });
  await waitFor(cluster, ["pvc", "data"], "{.status.phase}", "Bound");
});
