import { adviceOf } from "../../testing/advice";

const CODE = "health/started-despite-check";
const db = { healthcheck: { test: ["CMD", "true"] } };

test("waiting for the start only", () => {
  const [advice] = adviceOf(CODE, { db, web: { depends_on: { db: "service_started" } } });
  expect(advice).toMatchObject({ severity: "info", path: ["services", "web", "depends_on", "db"] });
  expect(advice?.fix?.edits).toMatchObject([{ value: { condition: "service_healthy" } }]);
});

test("is fine without a check, or where another attribute implies it", () => {
  expect(adviceOf(CODE, { db: {}, web: { depends_on: { db: "service_started" } } })).toEqual([]);
  expect(adviceOf(CODE, { db, web: { depends_on: { db: "service_started" }, links: ["db"] } })).toEqual([]);
  expect(adviceOf(CODE, { db, web: { depends_on: { db: "service_healthy" } } })).toEqual([]);
});
