import { blockedServices, type ServiceWait } from "./blocked-services";

const healthy = (service: string, required = true): ServiceWait => ({
  service,
  condition: "service_healthy",
  required,
});
const started = (service: string): ServiceWait => ({ service, condition: "service_started", required: true });

const waits = new Map<string, readonly ServiceWait[]>([
  ["db", []],
  ["api", [healthy("db")]],
  ["web", [started("api")]],
  ["logs", [started("db")]],
  ["audit", [healthy("db", false)]],
  ["report", [healthy("web", false)]],
]);

test.each([
  { failed: [], blocked: [] },
  { failed: [{ service: "db", condition: "service_healthy" }], blocked: ["api", "report", "web"] },
  { failed: [{ service: "db", condition: "service_completed_successfully" }], blocked: [] },
  { failed: [{ service: "web", condition: "service_healthy" }], blocked: [] },
])("after $failed, $blocked are never created", ({ failed, blocked }) => {
  expect([...blockedServices(waits, failed)].sort()).toEqual(blocked);
});
