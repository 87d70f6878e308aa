import { adviceOf } from "../../testing/advice";

const CODE = "health/restart-of-one-shot";
const web = { depends_on: { migrate: "service_completed_successfully" } } as const;

test.each([
  ["always", { restart: "always" }, ["restart"]],
  ["unless-stopped", { restart: "unless-stopped" }, ["restart"]],
  ["any", { deploy: { restart_policy: { condition: "any" } } }, ["deploy", "restart_policy", "condition"]],
])("%s starts again what has completed", (_, migrate, path) => {
  const [advice] = adviceOf(CODE, { migrate, web });
  expect(advice?.fix?.edits).toEqual([{ kind: "set", path: ["services", "migrate", ...path], value: "on-failure" }]);
});

test.each([[{ restart: "on-failure" }], [{ restart: "no" }], [{}]])("%j is fine", (migrate) => {
  expect(adviceOf(CODE, { migrate, web })).toEqual([]);
});

test("so is always where nobody waits for the end", () => {
  expect(adviceOf(CODE, { migrate: { restart: "always" } })).toEqual([]);
});
