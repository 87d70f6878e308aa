import { adviceOf, adviceOnCheck } from "../../testing/advice";

const CODE = "health/none-as-command";

test("NONE as a text is a command", () => {
  const [advice] = adviceOf(CODE, { db: { healthcheck: { test: ["CMD-SHELL", "NONE"] } } });
  expect(advice?.severity).toBe("warning");
  expect(advice?.fix?.edits).toEqual([
    { kind: "set", path: ["services", "db", "healthcheck", "test"], value: ["NONE"] },
  ]);
});

test("where somebody waits for health, only a person knows what is meant", () => {
  const [advice, ...more] = adviceOnCheck(CODE, ["CMD-SHELL", "NONE"]);
  expect([advice?.fix, more]).toEqual([undefined, []]);
});

test.each([[["NONE"]], [["CMD-SHELL", "none-such"]], [["CMD", "NONE", "x"]]])("%j is fine", (command) => {
  expect(adviceOf(CODE, { db: { healthcheck: { test: command } } })).toEqual([]);
});
