import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/start-interval-without-period";
const check = { test: ["CMD", "true"], startIntervalMs: 1_000 };

test("a start interval alone has no effect", () => {
  const [advice] = adviceOnCheck(CODE, check);
  expect(advice?.message).toBe('start_interval of "db" has no effect without a start_period');
  expect(advice?.fix?.edits).toMatchObject([{ kind: "set", path: ["services", "db", "healthcheck", "start_period"] }]);
});

test("with a start period it has", () => {
  expect(adviceOnCheck(CODE, { ...check, startPeriodMs: 1_000 })).toEqual([]);
});

test("the image's start period counts", () => {
  const images = { db: { Test: ["CMD", "true"], StartPeriod: 5e9 } };
  expect(adviceOnCheck(CODE, check, {}, { images })).toEqual([]);
});
