import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/reserved-exit-code";

test("pg_isready exits with 2", () => {
  const [advice] = adviceOnCheck(CODE, ["CMD-SHELL", "pg_isready -U x"]);
  expect(advice?.severity).toBe("info");
  expect(advice?.fix?.edits).toEqual([
    { kind: "append", path: ["services", "db", "healthcheck", "test", 1], text: " || exit 1" },
  ]);
  expect(adviceOnCheck(CODE, ["CMD", "/usr/bin/vault", "status"])).toHaveLength(1);
});

test.each([[["CMD-SHELL", "pg_isready || exit 1"]], [["CMD", "redis-cli", "ping"]]])("%j is fine", (command) => {
  expect(adviceOnCheck(CODE, command)).toEqual([]);
});
