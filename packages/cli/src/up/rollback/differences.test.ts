import type { StateEntry } from "../state/state-entry";
import { entry, frame, urnOf } from "../testing/an-entry";
import { differences, isNothing } from "./differences";

const db = entry("container", "db-1", "d1");

function found(before: readonly StateEntry[], after: readonly StateEntry[]) {
  const { changed, added, leftOver } = differences([...frame, ...before], [...frame, ...after]);
  const ids = (entries: readonly StateEntry[]) => entries.map(({ urn, id }) => `${urn.split("::").at(-1)} ${id}`);
  return { changed: ids(changed), added: ids(added), leftOver: ids(leftOver) };
}

const none = { changed: [], added: [], leftOver: [] };

test.each<[string, StateEntry, StateEntry]>([
  ["the same", db, { ...db }],
  ["only what depends on what", db, { ...db, dependencies: [urnOf("network", "default")], modified: "now" }],
  [
    "what Pulumi does not compare",
    entry("network", "n", "n1", { ignoreChanges: ["ipv6"], inputs: { __defaults: ["ipv6"], ipv6: false } }),
    entry("network", "n", "n1", { ignoreChanges: ["ipv6"], inputs: { __defaults: [], ipv6: true } }),
  ],
])("%s is no difference", (_, before, after) => {
  expect(found([before], [after])).toEqual(none);
  expect(isNothing(differences([before], [after]))).toBe(true);
});

test.each<[string, StateEntry | undefined]>([
  ["another one is there", { ...db, id: "d2" }],
  ["it has other arguments", { ...db, inputs: { ...db.inputs, init: true } }],
  ["it has gone, and has not been made again", { ...db, pendingReplacement: true }],
  ["it is gone", undefined],
])("%s: as it was, it is to go back", (_, after) => {
  expect(found([db], after ? [after] : [])).toEqual({ ...none, changed: ["shop-db-1 d1"] });
});

test("what is new goes, and so does what has been replaced", () => {
  const tried = entry("container", "web-1", "w1", { delete: true });
  const long = entry("container", "web-1", "w0", { delete: true });
  expect(found([db, long], [db, entry("container", "web-1", "w2"), tried, long])).toEqual({
    ...none,
    added: ["shop-web-1 w2"],
    leftOver: ["shop-web-1 w1"],
  });
});

test("components, providers and what is another's are none of it", () => {
  expect(found([], [entry("network", "theirs", "n", { external: true })])).toEqual(none);
});
