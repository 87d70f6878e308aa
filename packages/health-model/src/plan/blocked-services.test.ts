import { project, type ServiceSpec } from "../testing/project";
import { planStart } from "./plan-start";

const services: Record<string, ServiceSpec> = {
  kv: {},
  api: { depends_on: { kv: "service_healthy" } },
  web: { depends_on: { api: "service_started" } },
  logs: { depends_on: { kv: "service_started" } },
  shipper: { depends_on: { logs: "service_started" } },
  audit: { depends_on: { kv: { condition: "service_healthy", required: false } } },
  report: { depends_on: { web: { condition: "service_healthy", required: false } } },
  mirror: { depends_on: { web: { required: false, restart: true } } },
  sidecar: { network_mode: "service:web", depends_on: { web: { required: false } } },
  tail: { depends_on: { sidecar: "service_started" } },
};

const healthy = (dependency: string) => ({ dependency, condition: "service_healthy" });

test.each([
  { failed: [], blocked: [] },
  // Who asked only that it be started, and who stands behind that one, starts.
  { failed: [healthy("kv")], blocked: ["api", "web", "mirror", "sidecar", "tail"] },
  { failed: [{ dependency: "kv", condition: "service_completed_successfully" }], blocked: [] },
  { failed: [healthy("web")], blocked: [] },
  {
    failed: [healthy("kv"), { dependency: "kv", condition: "service_started" }],
    blocked: ["api", "logs", "web", "shipper", "mirror", "sidecar", "tail"],
  },
  // On a swarm, for example.
  { failed: [{ dependency: "api", condition: "converged" }], blocked: [] },
])("after $failed, $blocked do not start", ({ failed, blocked }) => {
  expect([...planStart(project(services)).blockedBy(failed)]).toEqual(blocked);
});

test("in a circle, which no project that is deployed has, it ends", () => {
  const circle = planStart(
    project({ a: { depends_on: { b: "service_started" } }, b: { depends_on: { a: "service_healthy" } } }),
  );
  expect([...circle.blockedBy([healthy("a")])]).toEqual(["b", "a"]);
});
