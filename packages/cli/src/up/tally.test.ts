import type { Operation } from "./events/deployment-event";
import { Tally } from "./tally";
import { replay } from "./testing/replay";

test.each([
  ["failed-gate", { create: 4 }, 1],
  ["edited", { same: 3, replace: 2 }, 0],
  ["edited-preview", { same: 3, replace: 2 }, 0],
])("%s: %j", (name, changes, errors) => {
  const tally = new Tally();
  for (const event of replay(name)) tally.add(event);
  expect(tally.changes()).toEqual(changes);
  expect(tally.shownErrors).toBe(errors);
});

test.each<[readonly Operation[], Operation, number]>([
  [["delete-replaced", "replace", "create-replacement"], "replace", 0],
  [["create-replacement", "delete-replaced"], "replace", 0],
  // Its other half never came, or failed.
  [["delete-replaced", "replace"], "delete", 1],
  [["delete-replaced"], "delete", 1],
  [["delete"], "delete", 0],
])("%j counts as %s", (ops, counted, only) => {
  const tally = new Tally();
  for (const op of ops)
    tally.add({ type: "resource", kind: "container", name: "shop-web-1", op, status: "done", changes: [] });
  expect(tally.changes()).toEqual({ [counted]: 1 });
  expect(tally.deletedOnly().map(({ op }) => op)).toEqual(only === 1 ? ["delete"] : []);
  for (const event of tally.deletedOnly()) tally.add(event);
  expect(tally.changes()).toEqual({ [counted]: 1 });
  expect(tally.deletedOnly()).toEqual([]);
});
