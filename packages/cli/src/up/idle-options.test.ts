import { idleOptions } from "./idle-options";

test.each([
  [{}, false],
  [{ wait: true, waitTimeout: 5 }, false],
  [{ waitTimeout: 5 }, true],
  [{ wait: false, waitTimeout: 0 }, true],
])("%j: %j", (options, isIdle) => {
  expect(idleOptions(options).length > 0).toBe(isIdle);
});
