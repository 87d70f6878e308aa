import type { ServiceContainer } from "@pulumi-compose/docker-health";
import type { StateEntry } from "../state/state-entry";
import { entry, frame, urnOf } from "../testing/an-entry";
import { prepareState } from "./prepare-state";

const longId = (first: string) => first.repeat(64);
const labels = [{ label: "com.docker.compose.service", value: "web" }];

function container(id: string, more: Partial<ServiceContainer> = {}): ServiceContainer {
  return { id, name: "shop-web-1", labels: {}, runs: true, stopTimeout: 1, memberships: [], ...more };
}

function prepared(
  before: readonly StateEntry[],
  after: readonly StateEntry[],
  engine: { containers?: readonly ServiceContainer[]; images?: readonly string[] } = {},
) {
  const { entries, released, given } = prepareState([...frame, ...before], [...frame, ...after], {
    containers: engine.containers ?? [],
    images: new Set(engine.images ?? []),
  });
  return { entries: entries.slice(frame.length), released, given };
}

test("nothing is touched where nothing has changed", () => {
  const all = [entry("network", "default", "n"), entry("container", "web-1", "w")];
  const { entries } = prepared(all, all);
  expect(entries.every((one, at) => one === all[at])).toBe(true);
});

const old = entry("image", "app", "sha256:old");
const tried = entry("image", "app", "sha256:new");

test.each<[string, readonly StateEntry[], readonly string[], readonly StateEntry[]]>([
  ["it is there", [tried, { ...old, delete: true }], ["sha256:old"], [old]],
  ["it is there, and has left the state", [], ["sha256:old"], [old]],
  ["it is gone", [tried, { ...old, delete: true }], [], [tried, { ...old, delete: true }]],
])("an image is what it was, without a build, where %s", (_, after, images, expected) => {
  expect(prepared([old], after, { images }).entries).toEqual(expected);
});

const web = (id: string, more: Partial<StateEntry> = {}) =>
  entry("container", "web-1", id, { inputs: { __defaults: ["name"], name: id, labels }, ...more });
const shown = [{ networkId: "n", network: "shop_default", aliases: ["web"], ipv4Address: "", macAddress: "" }];
const hidden = [{ networkId: "n", network: "shop_default", aliases: ["x"], ipv4Address: "", macAddress: "" }];

test.each<[string, readonly ServiceContainer[], boolean]>([
  ["goes on serving", [container("old", { memberships: shown })], true],
  ["goes on, on no network", [container("old")], true],
  ["has lost its names", [container("old", { memberships: hidden })], false],
  ["has ended", [container("old", { runs: false })], false],
  ["is gone", [], false],
])("a container that was to be taken over from and %s", (_, containers, isBack) => {
  const after = [web("new"), web("old", { delete: true })];
  expect(prepared([web("old")], after, { containers })).toEqual({
    entries: isBack ? [web("old")] : after,
    released: [],
    given: isBack ? [web("new")] : [],
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ["were left alone", ["a", "b"], ["a", "b"]],
  ["are of the new container", ["a", "b"], ["new", "b"]],
  ["are gone", ["a"], []],
  ["are new", [], ["new"]],
])("marks of hooks that have run are what they were, where they %s", (_, ids, now) => {
  const marks = (of: readonly string[]) =>
    of.map((id, at) => entry("mark", `web-${at}`, `m${at}`, { inputs: { input: id } }));
  const others = [web("old")];
  expect(prepared([...others, ...marks(ids)], [...others, ...marks(now)]).entries).toEqual([...others, ...marks(ids)]);
});

test("one that was set aside has the name that it has now: so Pulumi sees that it is not as it was", () => {
  const db = entry("container", "db-1", longId("d"));
  const name = `${"d".repeat(12)}_shop-db-1`;
  const { entries } = prepared([db], [db], { containers: [container(longId("d"), { name })] });
  expect(entries).toEqual([{ ...db, inputs: { ...db.inputs, name }, outputs: { name } }]);
});

test("a new volume of the file leaves the state, and nothing needs it any more", () => {
  const data = entry("volume", "data", "shop_data", { protect: true });
  const own = entry("volume", "web-1.logs", "shop_web-1.logs");
  const user = web("new", {
    dependencies: [data.urn, own.urn],
    propertyDependencies: { volumes: [data.urn, own.urn], image: [] },
  });
  expect(prepared([], [data, own, user])).toEqual({
    entries: [own, { ...user, dependencies: [own.urn], propertyDependencies: { volumes: [own.urn], image: [] } }],
    released: ["shop_data"],
    given: [],
  });
});

test("what stays needs nothing of what moves: else Pulumi would not delete that", () => {
  const [db, cache] = [entry("container", "db-1", "d1"), entry("container", "cache-1", "c1")];
  const stays = web("w", { dependencies: [db.urn, cache.urn, urnOf("network", "default")] });
  const { entries } = prepared([db, stays], [{ ...db, id: "d2" }, cache, stays]);
  expect(entries[2]?.dependencies).toEqual([urnOf("network", "default")]);
});
