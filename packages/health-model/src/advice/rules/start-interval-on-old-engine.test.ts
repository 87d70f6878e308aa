import { CLASSIC_DIALECT, CURRENT_DIALECT } from "../../machine/dialect";
import { adviceOnCheck } from "../../testing/advice";

test.each([
  ["an old engine", CLASSIC_DIALECT, 1],
  ["a new engine", CURRENT_DIALECT, 0],
  ["an engine that is not known", undefined, 0],
])("%s", (_, engine, count) => {
  const check = { test: ["CMD", "true"], startPeriodMs: 9_000, startIntervalMs: 1_000 };
  const options = engine === undefined ? {} : { engine };
  expect(adviceOnCheck("health/start-interval-on-old-engine", check, {}, options)).toHaveLength(count);
});
