import type { PlanOptions } from "@pulumi-compose/health-model";
import { swarmPlanOf } from "../../testing/swarm-plan-of";

const KEEP = "x-pulumi-compose: { on_unhealthy: keep-waiting }";
const file = (ofProject: string, ofWeb: string, ofDb: string) =>
  `${ofProject}\nservices:\n  web: { image: w, ${ofWeb} }\n  db: { image: d, ${ofDb} }\n`;

function told(text: string, start: PlanOptions = {}) {
  return swarmPlanOf(text, {}, start)
    .diagnostics.filter(({ message }) => message.includes("keep waiting"))
    .map(({ severity, path, place }) => [severity, path?.join("."), place?.line]);
}

test.each<[string, string, PlanOptions, unknown[]]>([
  ["nobody wants to", file("", "", ""), {}, []],
  ["the project, once for all services", file(KEEP, "", ""), {}, [["warning", "x-pulumi-compose.on_unhealthy", 1]]],
  [
    "services",
    file("", KEEP, KEEP),
    {},
    [
      ["warning", "services.web.x-pulumi-compose.on_unhealthy", 3],
      ["warning", "services.db.x-pulumi-compose.on_unhealthy", 4],
    ],
  ],
  [
    "a service does not",
    file(KEEP, KEEP.replace("keep-waiting", "fail"), ""),
    {},
    [["warning", "x-pulumi-compose.on_unhealthy", 1]],
  ],
  ["the program", file("", "", ""), { onUnhealthy: "keep-waiting" }, [["warning", undefined, undefined]]],
  ["the program does not", file(KEEP, "", KEEP), { onUnhealthy: "fail" }, []],
])("to keep waiting for what a swarm kills is a warning where it is written: %s", (_, text, start, expected) => {
  expect(told(text, start)).toEqual(expected);
});
