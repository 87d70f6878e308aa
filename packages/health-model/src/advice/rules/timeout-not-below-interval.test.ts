import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/timeout-not-below-interval";
const command = { test: ["CMD", "true"] };

test("a declared timeout is a warning at the timeout, the default one an info at the interval", () => {
  const [declared] = adviceOnCheck(CODE, { ...command, intervalMs: 5_000, timeoutMs: 5_000 });
  expect(declared).toMatchObject({ severity: "warning", path: ["services", "db", "healthcheck", "timeout"] });
  expect(declared?.fix?.edits).toMatchObject([{ value: "2.5s" }]);
  const [left] = adviceOnCheck(CODE, { ...command, intervalMs: 20_000 });
  expect(left).toMatchObject({ severity: "info", path: ["services", "db", "healthcheck", "interval"] });
  expect(left?.message).toBe('a probe of "db" may take 30s (the default), its interval is 20s');
});

test.each([
  ["shorter", { ...command, intervalMs: 5_000, timeoutMs: 3_000 }],
  ["both left to the engine", command],
])("%s is fine", (_, check) => expect(adviceOnCheck(CODE, check)).toEqual([]));
