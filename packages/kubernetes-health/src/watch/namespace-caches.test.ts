import fc from "fast-check";
import { FakeClock } from "../../../docker-health/src/testing/fake-clock";
import { KeptLook } from "../judge/kept-look";
import type { ResourceKind } from "../shared/cluster-client";
import { aLook } from "../testing/a-look";
import { FakeCluster } from "../testing/fake-cluster";
import { aDeployment, anEvent, aPod, aReplicaSet, type RawObject } from "../testing/objects";
import { NamespaceCaches } from "./namespace-caches";

const KINDS: readonly ResourceKind[] = ["Deployment", "ReplicaSet", "Pod", "Event"];

/** What somebody does to the namespace in which `web` is: most of it is nothing to `web`, or is nothing new. */
const step = fc.oneof(
  fc.record({
    what: fc.constant("pod"),
    number: fc.nat(4),
    isOn: fc.boolean(),
    revision: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    what: fc.constantFrom("gone", "event"),
    number: fc.nat(4),
    isOn: fc.boolean(),
    revision: fc.constant(1),
  }),
  fc.record({
    what: fc.constant("web"),
    number: fc.nat(1),
    isOn: fc.boolean(),
    revision: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ what: fc.constant("list"), number: fc.constant(0), isOn: fc.constant(true), revision: fc.constant(1) }),
);

async function begun() {
  const [clock, client] = [new FakeClock(), new FakeCluster()];
  const caches = new NamespaceCaches(client, clock, "shop", () => {});
  client.put("Deployment", aDeployment());
  client.put("Deployment", aDeployment({ name: "other" }));
  for (const revision of [1, 2]) client.put("ReplicaSet", aReplicaSet(revision));
  client.put("ReplicaSet", aReplicaSet(3, {}, "uid-other"));
  const begin = async () => {
    caches.acquire(KINDS);
    const known = caches.begin(KINDS);
    await clock.advance(100);
    await known;
  };
  await begin();
  return { client, caches, begin };
}

function objectsOf(client: FakeCluster, kind: ResourceKind): readonly RawObject[] {
  return [...client.objects.values()].filter((one) => one.kind === kind).map(({ object }) => object);
}

test("a kept look is what a new one would be, and the same object while nothing of it has changed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { client, caches, begin } = await begun();
      const kept = new KeptLook();
      const look = () => {
        const workload = caches.workload("Deployment", "web");
        return workload && kept.at(workload, caches.index);
      };
      const fresh = () => {
        const [web] = objectsOf(client, "Deployment").filter(({ metadata }) => metadata.name === "web");
        const [pods, versions, events] = [
          objectsOf(client, "Pod"),
          objectsOf(client, "ReplicaSet"),
          objectsOf(client, "Event"),
        ];
        return web && aLook("Deployment", web, { pods, versions, events });
      };
      let before = look();
      for (const { what, number, isOn, revision } of steps) {
        const name = `pod-${number}`;
        if (what === "pod") client.put("Pod", aPod({ name, ready: isOn, owner: `uid-rs-${revision}` }));
        if (what === "gone") client.remove("Pod", aPod({ name }));
        if (what === "event") client.put("Event", anEvent(isOn ? `uid-${name}` : "uid-web", "Failed", "no"));
        if (what === "web") {
          const annotations = { "deployment.kubernetes.io/revision": String(revision) };
          client.put("Deployment", aDeployment({ name: number === 0 ? "web" : "other", annotations }));
        }
        if (what === "list") {
          caches.release(KINDS);
          client.cut();
          await begin();
        }
        const now = look();
        expect(now).toEqual(fresh());
        if (JSON.stringify(now) === JSON.stringify(before)) expect(now).toBe(before);
        before = now;
      }
    }),
    { numRuns: 60 },
  );
});
