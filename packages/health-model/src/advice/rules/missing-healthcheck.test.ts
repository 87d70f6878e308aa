import { adviceOf } from "../../testing/advice";

const web = { depends_on: { db: "service_healthy" } } as const;

test("a known image gets a check that can be inserted, with $ doubled", () => {
  const [advice] = adviceOf("health/maybe-no-healthcheck", { db: { image: "postgres:16" }, web });
  expect(advice?.hint).toContain("For PostgreSQL there is a known one.");
  const [edit] = advice?.fix?.edits ?? [];
  expect(edit).toMatchObject({ kind: "set", path: ["services", "db", "healthcheck"], value: { interval: "10s" } });
  expect(JSON.stringify(edit)).toContain('-U \\"$${POSTGRES_USER:-postgres}\\"');
});

test.each([
  ["an image that nobody knows", { image: "mycorp/thing" }, "health/maybe-no-healthcheck"],
  ["an image that is built here", { image: "postgres", build: { context: "." } }, "health/maybe-no-healthcheck"],
  [
    "a check that is switched off on purpose",
    { image: "redis", healthcheck: { disable: true } },
    "health/no-healthcheck",
  ],
])("%s gets no fix", (_, db, code) => {
  const [advice] = adviceOf(code, { db, web });
  expect(advice?.place?.line).toBeGreaterThan(0);
  expect(advice?.fix).toBeUndefined();
});
