import type { Gate } from "@pulumi-compose/health-model";
import { readyBy } from "./ready-by";

function gate(dependency: string, condition: Gate["condition"]): Gate {
  return { dependency, condition, dependents: [], replicas: 1, deadlineMs: 1, deadlineFrom: "" };
}

test.each([
  ["nobody waits for it", [gate("other", "service_healthy")], "ready"],
  ["others wait for its health", [gate("db", "service_healthy")], "service_healthy"],
  ["others wait for its end", [gate("db", "service_completed_successfully")], "service_completed_successfully"],
  [
    "others wait for both",
    [gate("db", "service_healthy"), gate("db", "service_completed_successfully")],
    "service_completed_successfully",
  ],
] as const)("%s", (_, gates, expected) => {
  expect(readyBy("db", { gates })).toBe(expected);
});
