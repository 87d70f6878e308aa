import { FakeClock } from "../../../docker-health/src/testing/fake-clock";
import { readWorkload } from "../read/read-workload";
import type { ResourceQuery } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import { FakeCluster } from "../testing/fake-cluster";
import { aDeployment } from "../testing/objects";
import { ResourceCache } from "./resource-cache";

const ofImage = (image: string, name = "web", uid = `uid-${name}`) => aDeployment({ name, uid, image });

async function begunCache() {
  const [clock, client] = [new FakeClock(), new FakeCluster()];
  const changes: (string | undefined)[] = [];
  const read = (raw: unknown) => readWorkload("Deployment", raw);
  const query = { kind: "Deployment", namespace: "shop" } as const;
  const cache = new ResourceCache(
    client,
    clock,
    query,
    read,
    (item) => item.kind,
    (item) => changes.push(item?.image),
  );
  client.put("Deployment", ofImage("web:1"));
  client.put("Deployment", ofImage("other:1", "other"));
  await cache.begin();
  await clock.advance(0);
  changes.length = 0;
  return { clock, client, cache, changes };
}

/** These as they are now. */
function wanted(clock: FakeClock, ...names: string[]) {
  return names.map((name) => ({ name, asOfMs: clock.now() }));
}

/** Answers to questions by name are held back until they are let go. */
function slow(client: FakeCluster): () => void {
  const list = client.list.bind(client);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  client.list = async <T>(query: ResourceQuery, read: (raw: unknown) => T) => {
    const answer = await list(query, read);
    await held;
    return answer;
  };
  return letGo;
}

test("one object is asked for by its name: no list, and the watch goes on", async () => {
  const { clock, client, cache, changes } = await begunCache();
  client.putUnseen("Deployment", ofImage("web:2"));
  await cache.refresh(wanted(clock, "web"));
  expect([cache.named("web")?.image, cache.named("other")?.image]).toEqual(["web:2", "other:1"]);
  expect(changes).toEqual(["web:2"]);
  expect([client.lists, client.asked, client.opened]).toEqual([1, 1, 1]);
  client.put("Deployment", ofImage("web:3"));
  expect(cache.named("web")?.image).toBe("web:3");
});

test("what has not changed is told to nobody", async () => {
  const { clock, cache, changes } = await begunCache();
  await cache.refresh(wanted(clock, "web", "nobody"));
  expect(changes).toEqual([]);
});

test("many at once are one list", async () => {
  const { clock, client, cache } = await begunCache();
  await cache.refresh(wanted(clock, ...Array.from({ length: 26 }, (_, index) => `s${index}`)));
  expect([client.lists, client.asked]).toEqual([2, 0]);
});

test("what the watch tells late does not take the place of something newer", async () => {
  const { clock, client, cache, changes } = await begunCache();
  client.putUnseen("Deployment", ofImage("web:2"));
  const between = client.latest;
  client.putUnseen("Deployment", ofImage("web:3"));
  await cache.refresh(wanted(clock, "web"));
  client.tell("Deployment", "MODIFIED", ofImage("web:2"), between);
  expect(cache.named("web")?.image).toBe("web:3");
  expect(changes).toEqual(["web:3"]);
});

test("versions are compared as numbers", async () => {
  const { client, cache } = await begunCache();
  client.tell("Deployment", "MODIFIED", ofImage("web:999"), 999);
  client.tell("Deployment", "MODIFIED", ofImage("web:1000"), 1000);
  expect(cache.named("web")?.image).toBe("web:1000");
});

test("an answer that comes late does not take the place of what the watch has told meanwhile", async () => {
  const { clock, client, cache } = await begunCache();
  const letGo = slow(client);
  const done = cache.refresh(wanted(clock, "web"));
  client.put("Deployment", ofImage("web:2"));
  letGo();
  await done;
  expect(cache.named("web")?.image).toBe("web:2");
});

test("nor does it bring back what has gone meanwhile", async () => {
  const { clock, client, cache } = await begunCache();
  client.putUnseen("Deployment", ofImage("web:2"));
  const letGo = slow(client);
  const done = cache.refresh(wanted(clock, "web"));
  client.remove("Deployment", ofImage("web:2"));
  letGo();
  await done;
  expect(cache.named("web")).toBeUndefined();
});

test("what an answer shows to be gone, the watch does not bring back; another of its name it does", async () => {
  const { clock, client, cache, changes } = await begunCache();
  client.putUnseen("Deployment", ofImage("web:2"));
  const before = client.latest;
  client.removeUnseen("Deployment", ofImage("web:2"));
  await cache.refresh(wanted(clock, "web"));
  expect(cache.named("web")).toBeUndefined();
  client.tell("Deployment", "MODIFIED", ofImage("web:2"), before);
  expect(cache.named("web")).toBeUndefined();
  client.put("Deployment", ofImage("web:4", "web", "uid-anew"));
  client.tell("Deployment", "DELETED", ofImage("web:2"), before + 1);
  expect(cache.named("web")?.image).toBe("web:4");
  expect(changes).toEqual(["web:1", "web:4", "web:2"]);
});

test("a question that fails becomes a list, which is tried again", async () => {
  const { clock, client, cache } = await begunCache();
  client.error = new Error("no");
  await cache.refresh(wanted(clock, "web"));
  expect(cache.blindness?.error).toBe(client.error);
  client.error = undefined;
  client.putUnseen("Deployment", ofImage("web:2"));
  await clock.advance(1_000);
  expect([cache.named("web")?.image, cache.blindness]).toEqual(["web:2", undefined]);
});

test("what was let go of goes on where it was, without a list, and leaves nothing open until then", async () => {
  const { clock, client, cache } = await begunCache();
  cache.stop();
  expect([client.watches.size, clock.pending]).toEqual([0, 0]);
  client.put("Deployment", ofImage("web:2"));
  client.remove("Deployment", ofImage("other:1", "other"));
  await clock.advance(4_000);
  const begun = cache.begin();
  await clock.advance(50);
  await begun;
  expect([cache.named("web")?.image, cache.named("other")]).toEqual(["web:2", undefined]);
  expect([client.lists, client.watches.size]).toEqual([1, 1]);
});

test("after a good while it begins anew", async () => {
  const { clock, client, cache } = await begunCache();
  cache.stop();
  client.removeUnseen("Deployment", ofImage("other:1", "other"));
  await clock.advance(6_000);
  await cache.begin();
  expect(cache.named("other")).toBeUndefined();
  expect(client.lists).toBe(2);
});

test("what has been asked for since is not asked for again, until it is wanted as of later", async () => {
  const { clock, client, cache } = await begunCache();
  const asOfMs = clock.now();
  await clock.advance(10);
  await cache.refresh([{ name: "web", asOfMs }]);
  await cache.refresh([{ name: "web", asOfMs }]);
  expect(client.asked).toBe(1);
  await cache.refresh([{ name: "other", asOfMs }]);
  expect(client.asked).toBe(2);
  await clock.advance(10);
  await cache.refresh(wanted(clock, "web"));
  expect(client.asked).toBe(3);
});

test("a list counts for all that want what there is from then on", async () => {
  const { clock, client, cache } = await begunCache();
  const asOfMs = clock.now();
  await clock.advance(10);
  await cache.refresh(wanted(clock, ...Array.from({ length: 26 }, (_, index) => `s${index}`)));
  await clock.advance(10);
  await cache.refresh([{ name: "web", asOfMs }]);
  expect([client.lists, client.asked]).toEqual([2, 0]);
});

test("what belongs together is found together, as it comes, changes and goes", async () => {
  const [clock, client] = [new FakeClock(), new FakeCluster()];
  const query = { kind: "Deployment", namespace: "shop" } as const;
  const read = (raw: unknown) => readWorkload("Deployment", raw);
  const cache = new ResourceCache(
    client,
    clock,
    query,
    read,
    ({ image }) => image,
    () => {},
  );
  const names = (image: string) => cache.grouped(image).map(({ name }) => name);
  client.put("Deployment", ofImage("a"));
  expect(names("a")).toEqual([]);
  await cache.begin();
  await clock.advance(0);
  client.put("Deployment", ofImage("a", "other"));
  expect(names("a")).toEqual(["web", "other"]);
  client.put("Deployment", ofImage("b"));
  expect([names("a"), names("b")]).toEqual([["other"], ["web"]]);
  client.remove("Deployment", ofImage("b"));
  expect([names("a"), names("b")]).toEqual([["other"], []]);
  client.removeUnseen("Deployment", ofImage("a", "other"));
  client.cut(new ClusterError("slow", "too old", 410));
  await clock.advance(5_000);
  expect(names("a")).toEqual([]);
  cache.stop();
});
