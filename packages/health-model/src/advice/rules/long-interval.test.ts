import { CLASSIC_DIALECT } from "../../machine/dialect";
import { adviceOf, adviceOnCheck } from "../../testing/advice";

const CODE = "health/long-interval";
const test_ = ["CMD", "true"];

test("says when the first probe comes, and what a start interval would give", () => {
  const [advice] = adviceOnCheck(CODE, { test: test_ });
  expect(advice?.severity).toBe("info");
  expect(advice?.message).toBe(
    `the engine's probes open the gate of "db" after 30s at the earliest: the first comes only then`,
  );
  expect(advice?.fix?.edits).toEqual([
    {
      kind: "set",
      path: ["services", "db", "healthcheck"],
      value: { start_period: "30s", start_interval: "1s" },
    },
  ]);
});

test("an engine without start interval is helped by a shorter interval", () => {
  const [advice] = adviceOnCheck(CODE, { test: test_ }, {}, { engine: CLASSIC_DIALECT });
  expect(advice?.fix?.edits).toEqual([
    { kind: "set", path: ["services", "db", "healthcheck", "interval"], value: "5s" },
  ]);
});

test("keeps a start period that is there", () => {
  const [advice] = adviceOnCheck(CODE, { test: test_, startPeriodMs: 60_000, startIntervalMs: 15_000 });
  expect(advice?.fix?.edits).toMatchObject([{ value: { start_interval: "1s" } }]);
});

test.each([
  ["a short interval", { test: test_, intervalMs: 9_000 }],
  ["a short start interval", { test: test_, startPeriodMs: 60_000, startIntervalMs: 1_000 }],
])("%s is fine", (_, check) => expect(adviceOnCheck(CODE, check)).toEqual([]));

test("nobody cares where nobody waits", () => {
  expect(adviceOf(CODE, { db: { healthcheck: { test: test_ } } })).toEqual([]);
});
