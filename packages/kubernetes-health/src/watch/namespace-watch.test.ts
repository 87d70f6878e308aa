import { FakeClock } from "../../../docker-health/src/testing/fake-clock";
import { FakeCluster } from "../testing/fake-cluster";
import { aDeployment, aPod, aReplicaSet } from "../testing/objects";
import { NamespaceWatch } from "./namespace-watch";

/** Two workloads, each watched by somebody, and what they have been told. */
async function bench() {
  const [clock, client] = [new FakeClock(), new FakeCluster()];
  const watch = new NamespaceWatch(client, clock, "shop");
  client.put("Deployment", aDeployment());
  client.put("ReplicaSet", aReplicaSet());
  client.put("Deployment", aDeployment({ name: "other" }));
  const told: Record<string, number> = { web: 0, other: 0 };
  for (const name of ["web", "other"]) {
    const see = () => {
      told[name] = (told[name] ?? 0) + 1;
    };
    watch.watch({ kind: "Deployment", namespace: "shop", name }, { see, glimpse: () => false });
  }
  await clock.advance(900);
  const since = async (ms: number) => {
    Object.assign(told, { web: 0, other: 0 });
    await clock.advance(ms);
    return { ...told };
  };
  // From one second to the next.
  while ((await since(1)).other === 0);
  return { client, since };
}

test("who watches is told of what he watches at once, and of anything else once a second", async () => {
  const { client, since } = await bench();
  client.put("Pod", aPod({ name: "web-1-a" }));
  expect(await since(100)).toEqual({ web: 1, other: 0 });
  client.put("Pod", aPod({ name: "nobodys", owner: "uid-nobody" }));
  expect(await since(100)).toEqual({ web: 0, other: 0 });
  expect(await since(800)).toEqual({ web: 1, other: 1 });
});

test("what is written anew and says the same is no change", async () => {
  const { client, since } = await bench();
  client.put("Pod", aPod({ name: "web-1-a" }));
  await since(100);
  client.put("Pod", aPod({ name: "web-1-a" }));
  client.put("Deployment", aDeployment());
  expect(await since(100)).toEqual({ web: 0, other: 0 });
});

test("that nobody can look any more is told to all at once", async () => {
  const { client, since } = await bench();
  client.error = new Error("refused");
  client.cut(new Error("refused"));
  expect(await since(100)).toEqual({ web: 1, other: 1 });
});
