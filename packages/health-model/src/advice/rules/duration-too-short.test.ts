import { adviceOnCheck } from "../../testing/advice";

test("what the engine refuses", () => {
  const check = { test: ["CMD", "true"], intervalMs: 0.5, timeoutMs: 1, startPeriodMs: 0 };
  expect(adviceOnCheck("health/duration-too-short", check)).toMatchObject([
    { severity: "error", message: 'interval of "db" is shorter than 1ms, which the engine refuses' },
  ]);
});
