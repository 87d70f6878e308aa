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
