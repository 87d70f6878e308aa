import fc from "fast-check";
import { adviceOnCheck } from "../../testing/advice";
import { durationMs } from "../../util/duration-ms";

const CODE = "health/timeout-not-below-interval";
const command = { test: ["CMD", "true"] };

test("a declared timeout is told at the timeout, the default one at the interval", () => {
  const [declared] = adviceOnCheck(CODE, { ...command, intervalMs: 5_000, timeoutMs: 6_000 });
  expect(declared).toMatchObject({ severity: "info", path: ["services", "db", "healthcheck", "timeout"] });
  expect(declared?.fix?.edits).toMatchObject([{ value: "2.5s" }]);
  const [left] = adviceOnCheck(CODE, { ...command, intervalMs: 20_000 });
  expect(left).toMatchObject({ severity: "info", path: ["services", "db", "healthcheck", "interval"] });
  expect(left?.message).toBe('a probe of "db" may take 30s (the default), but its interval is 20s');
});

test.each([
  ["shorter", { ...command, intervalMs: 5_000, timeoutMs: 3_000 }],
  ["equal", { ...command, intervalMs: 5_000, timeoutMs: 5_000 }],
  ["both left to the engine", command],
  ["an interval that the engine refuses", { ...command, intervalMs: 0.5, timeoutMs: 5_000 }],
])("%s is fine", (_, check) => expect(adviceOnCheck(CODE, check)).toEqual([]));

test("its fix is always one that the engine takes, and after it there is nothing more to say", () => {
  const ms = fc.oneof(
    fc.integer({ min: 1, max: 5_000 }).map((us) => us / 1000),
    fc.integer({ min: 1, max: 90_000 }),
  );
  fc.assert(
    fc.property(ms, ms, (intervalMs, timeoutMs) => {
      const check = { ...command, intervalMs, timeoutMs };
      for (const { fix } of adviceOnCheck(CODE, check)) {
        const [edit] = fix?.edits ?? [];
        const mended = edit?.kind === "set" ? durationMs(String(edit.value)) : undefined;
        expect(mended).toBeGreaterThanOrEqual(1);
        expect(adviceOnCheck(CODE, { ...check, timeoutMs: mended ?? 0 })).toEqual([]);
      }
    }),
  );
});
