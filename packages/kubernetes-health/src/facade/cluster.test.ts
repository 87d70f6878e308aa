import { FakeClock, settle } from "../../../docker-health/src/testing/fake-clock";
import { ClusterError } from "../shared/cluster-error";
import { FakeCluster } from "../testing/fake-cluster";
import { aDeployment, aJob, aPod, aReplicaSet, type RawObject } from "../testing/objects";
import { createCluster } from "./create-cluster";

const shop = { namespace: "shop", labels: { app: "shop" } };

function bench() {
  const clock = new FakeClock();
  const client = new FakeCluster();
  return { clock, client, cluster: createCluster("https://cluster.test", client, clock, "shop") };
}

test("looks: workloads of these labels with all their pods, by one question for each kind", async () => {
  const { client, cluster } = bench();
  client.put("Deployment", aDeployment());
  client.put("Deployment", aDeployment({ name: "other", labels: { app: "other" } }));
  client.put("Job", aJob({ name: "migrate" }));
  client.put("ReplicaSet", aReplicaSet(0));
  client.put("ReplicaSet", aReplicaSet(1));
  client.put("Pod", aPod({ name: "a", labels: { app: "web" } }));
  client.put("Pod", aPod({ name: "b", owner: "uid-rs-0" }));
  const looks = await cluster.looks(shop);
  expect(looks.map(({ workload, pods, older }) => [workload.name, pods.length, older.length])).toEqual([
    ["web", 1, 1],
    ["migrate", 0, 0],
  ]);
  expect(client.lists).toBe(7);
  expect((await cluster.workloads(shop)).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "Deployment web",
    "Job migrate",
  ]);
  expect((await cluster.pods(shop)).map(({ name }) => name)).toEqual(["b"]);
});

test("follow: hears of what has the labels, changes that come together once, until it is closed", async () => {
  const { clock, client, cluster } = bench();
  client.put("Deployment", aDeployment());
  let heard = 0;
  const following = cluster.follow(shop, () => {
    heard += 1;
  });
  await clock.advance(50);
  const { close } = await following;
  expect(heard).toBe(0);
  client.put("Pod", aPod({ name: "a" }));
  client.put("Pod", aPod({ name: "b" }));
  client.put("Pod", aPod({ name: "c", labels: { app: "other" } }));
  await clock.advance(100);
  expect(heard).toBe(1);
  client.put("Pod", aPod({ name: "c", labels: { app: "other" } }));
  await clock.advance(100);
  expect(heard).toBe(1);
  client.cut(new ClusterError("slow", "gone", 410));
  await clock.advance(1_000);
  expect(heard).toBeGreaterThan(1);
  close();
  client.put("Pod", aPod({ name: "d" }));
  await clock.advance(1_000);
  expect(client.watches.size).toBe(0);
  expect(clock.pending).toBe(0);
});

test("follow: rejects where nobody may look, and leaves nothing open", async () => {
  const { clock, client, cluster } = bench();
  client.error = new ClusterError("forbidden", "pods is forbidden");
  const following = cluster.follow(shop, () => {});
  await expect(following).rejects.toThrow("pods is forbidden");
  expect(clock.pending).toBe(0);
});

test("gone: waits until nothing is left", async () => {
  const { clock, client, cluster } = bench();
  const [deployment, pod] = [aDeployment(), aPod({ name: "a" })];
  client.put("Deployment", deployment);
  client.put("Pod", pod);
  let left: readonly string[] | undefined;
  void cluster.gone(shop).then((names) => {
    left = names;
  });
  await clock.advance(2_000);
  client.remove("Deployment", deployment);
  client.error = new ClusterError("unreachable", "away");
  await clock.advance(2_000);
  client.error = undefined;
  expect(left).toBeUndefined();
  client.remove("Pod", pod);
  await clock.advance(1_000);
  expect(left).toEqual([]);
  expect(clock.pending).toBe(0);
});

test("gone: tells what is left at the deadline, and when it is cancelled", async () => {
  const { clock, client, cluster } = bench();
  client.put("Pod", aPod({ name: "a" }));
  const abort = new AbortController();
  const results: (readonly string[])[] = [];
  void cluster.gone(shop, { deadlineMs: 3_000 }).then((names) => results.push(names));
  void cluster.gone(shop, { signal: abort.signal }).then((names) => results.push(names));
  await clock.advance(4_000);
  expect(results).toEqual([["Pod/a"]]);
  abort.abort();
  await settle();
  expect(results).toEqual([["Pod/a"], ["Pod/a"]]);
  expect(clock.pending).toBe(0);
});

const deletedNow = (object: RawObject) => ({
  ...object,
  metadata: { ...object.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" },
});

test("gone: waits for no more than what is being deleted of some objects, of whatever kind", async () => {
  const { clock, client, cluster } = bench();
  const web = deletedNow(aDeployment());
  const claim = deletedNow({ metadata: { name: "data", namespace: "shop", uid: "u-pvc" } });
  const namespace = deletedNow({ metadata: { name: "shop", uid: "u-ns" } });
  client.put("Deployment", web);
  client.put("Deployment", aDeployment({ name: "stays" }));
  client.put("Deployment", deletedNow(aDeployment({ name: "another" })));
  client.put("PersistentVolumeClaim", claim);
  client.put("Namespace", namespace);
  client.put("Pod", aPod({ name: "a" }));
  const deleting = [
    { kind: "Deployment", name: "web" },
    { kind: "Deployment", name: "stays" },
    { kind: "PersistentVolumeClaim", name: "data" },
    { kind: "Namespace", name: "shop" },
  ] as const;
  const filter = { namespace: "shop" };
  const now = await cluster.gone(filter, { deleting, deadlineMs: 0 });
  expect(now).toEqual(["Deployment/web", "PersistentVolumeClaim/data", "Namespace/shop"]);
  let left: readonly string[] | undefined;
  void cluster.gone(filter, { deleting }).then((names) => {
    left = names;
  });
  client.remove("Deployment", web);
  client.remove("PersistentVolumeClaim", claim);
  await clock.advance(2_000);
  expect(left).toBeUndefined();
  client.remove("Namespace", namespace);
  await clock.advance(1_000);
  expect(left).toEqual([]);
  expect(clock.pending).toBe(0);
});

test("gone: rejects where nobody can look", async () => {
  const { client, cluster } = bench();
  client.error = new ClusterError("unreachable", "nobody there");
  await expect(cluster.gone(shop)).rejects.toThrow("nobody there");
});

test("namespaceNamed: what it says of itself, by one question; none is undefined", async () => {
  const { client, cluster } = bench();
  expect(await cluster.namespaceNamed("shop")).toBeUndefined();
  client.put("Namespace", { metadata: { name: "shop", uid: "u-ns", labels: { app: "shop" } } });
  client.put("Namespace", { metadata: { name: "old", uid: "u-old", deletionTimestamp: "2026-01-01T00:00:00Z" } });
  expect(await cluster.namespaceNamed("shop")).toEqual({ labels: { app: "shop" }, isTerminating: false });
  expect(await cluster.namespaceNamed("old")).toEqual({ labels: {}, isTerminating: true });
  expect(client.lists).toBe(0);
});

test("namespaceContents: its labels, and what nothing in the cluster has made; none is undefined", async () => {
  const { client, cluster } = bench();
  expect(await cluster.namespaceContents("shop")).toBeUndefined();
  client.put("Namespace", { metadata: { name: "shop", uid: "u-ns", labels: { app: "shop" } } });
  client.put("Deployment", aDeployment());
  const owner = { kind: "CronJob", name: "nightly", uid: "u-cron", controller: true };
  client.put("Job", { metadata: { name: "nightly-1", namespace: "shop", uid: "u-job", ownerReferences: [owner] } });
  client.put("PersistentVolumeClaim", { metadata: { name: "data", namespace: "shop", uid: "u-pvc" } });
  expect(await cluster.namespaceContents("shop")).toEqual({
    labels: { app: "shop" },
    isTerminating: false,
    objects: ["Deployment/web", "PersistentVolumeClaim/data"],
  });
});

test("labelsOf: of an object of any kind that a project has; none is undefined", async () => {
  const { client, cluster } = bench();
  const object = { kind: "NetworkPolicy", namespace: "shop", name: "back" } as const;
  expect(await cluster.labelsOf(object)).toBeUndefined();
  client.put("NetworkPolicy", { metadata: { name: "back", namespace: "shop", uid: "u-1", labels: { app: "shop" } } });
  expect(await cluster.labelsOf(object)).toEqual({ app: "shop" });
  expect(await cluster.labelsOf({ ...object, name: "front" })).toBeUndefined();
});
