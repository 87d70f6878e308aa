import { idleOptions } from "./idle-options";

test.each([
  [{}, false],
  [{ wait: true, waitTimeout: 5 }, false],
  [{ waitTimeout: 5 }, true],
  [{ wait: false, waitTimeout: 0 }, true],
  [{ rollback: true }, false],
])("%j: %j", (options, isIdle) => {
  expect(idleOptions(options, "up").length > 0).toBe(isIdle);
});

test("a preview has nothing to roll back", () => {
  expect(idleOptions({ rollback: true }, "preview")).toEqual([
    "--rollback counts with `up` only: a preview changes nothing",
  ]);
  expect(idleOptions({ rollback: false }, "preview")).toEqual([]);
});
