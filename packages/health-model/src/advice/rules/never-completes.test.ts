import { adviceOf } from "../../testing/advice";
import type { ServiceSpec } from "../../testing/project";

const CODE = "health/never-completes";
const web: ServiceSpec = { depends_on: { db: "service_completed_successfully" } };

test.each<[ServiceSpec, string]>([
  [{ image: "postgres:16" }, "service_healthy"],
  [{ image: "redis", command: ["redis-server", "--save", "60"] }, "service_healthy"],
  [{ image: "postgres", command: ["-c", "fsync=off"] }, "service_healthy"],
  [{ image: "nginx", command: ["nginx", "-g", "daemon off;"], healthcheck: { test: ["CMD", "t"] } }, "service_healthy"],
  [{ image: "qdrant/qdrant", healthcheck: { disable: true } }, "service_started"],
])("%j serves for ever", (db, condition) => {
  const [advice, ...more] = adviceOf(CODE, { db, web });
  expect(more).toEqual([]);
  expect(advice?.message).toMatch(/^"web" waits for "db" to complete, which it never does: it is a server \(\w+/);
  expect(advice?.fix?.edits).toEqual([
    { kind: "set", path: ["services", "web", "depends_on", "db"], value: { condition } },
  ]);
});

test("and its restart policy is not what is wrong", () => {
  const db = { image: "postgres", restart: "always" };
  expect(adviceOf("health/restart-of-one-shot", { db, web })).toEqual([]);
});

test.each<[ServiceSpec]>([
  [{ image: "busybox" }],
  [{ image: "postgres", command: ["psql", "-f", "/init.sql"] }],
  [{ image: "postgres", command: ["postgres", "--version"] }],
  [{ image: "postgres", entrypoint: ["/migrate.sh"] }],
  [{ image: "postgres", build: { context: "." } }],
  [{ image: "wordpress:cli" }],
])("%j may end", (db) => expect(adviceOf(CODE, { db, web })).toEqual([]));

test("other conditions are fine", () => {
  expect(adviceOf(CODE, { db: { image: "postgres" }, web: { depends_on: { db: "service_started" } } })).toEqual([]);
});
