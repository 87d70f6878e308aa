import { planOf } from "../testing/plan-of";
import { readyBy } from "./ready-by";

const db = 'db: { image: i, healthcheck: { test: "true" } }';
const waits = (name: string, condition: string, replicas = 1) =>
  `${name}: { image: i, scale: ${replicas}, depends_on: { db: { condition: ${condition} } } }`;

test.each([
  ["nobody waits for it", [], "ready"],
  ["others wait for its start", [waits("a", "service_started")], "ready"],
  ["others wait for its health", [waits("a", "service_healthy")], "service_healthy"],
  ["others wait for its end", [waits("a", "service_completed_successfully")], "service_completed_successfully"],
  [
    "others wait for both",
    [waits("a", "service_healthy"), waits("b", "service_completed_successfully")],
    "service_completed_successfully",
  ],
  ["who waits for its health is scaled to nothing", [waits("a", "service_healthy", 0)], "ready"],
  // It is to end all the same.
  [
    "who waits for its end is scaled to nothing",
    [waits("a", "service_completed_successfully", 0)],
    "service_completed_successfully",
  ],
])("%s", (_, others, expected) => {
  const { start } = planOf(`services:\n  ${[db, ...others].join("\n  ")}\n`);
  expect(readyBy("db", start)).toBe(expected);
});
