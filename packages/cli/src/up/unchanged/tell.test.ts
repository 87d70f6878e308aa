import type { DeploymentEvent } from "../events/deployment-event";
import { type Telling, tell } from "./tell";

const record = {
  start: { project: "shop", backend: "file:///state", services: [{ name: "web", containers: 1, waits: [] }] },
  shown: [
    { kind: "project", name: "shop" },
    { kind: "network", name: "shop-default", called: "shop_default" },
    { kind: "service", name: "shop-web" },
    { kind: "container", name: "shop-web-1", service: "web", ports: ["0.0.0.0:80->80/tcp"] },
  ],
};
const gate = { service: "web", condition: "service_healthy", holds: ["side"] };

function told(telling: Partial<Telling>): readonly DeploymentEvent[] {
  const events: DeploymentEvent[] = [];
  let isClosed = false;
  const sink = {
    emit: (event: DeploymentEvent) => {
      expect(isClosed).toBe(false);
      events.push(event);
    },
    close: () => {
      isClosed = true;
    },
  };
  tell(record, { command: "up", startedAt: 1_000, warnings: [], passed: [gate], ...telling }, sink, () => 1_250);
  expect(isClosed).toBe(true);
  return events;
}

test("an up tells of each resource that it is the same, of its gates, and how many there are", () => {
  expect(told({ warnings: ["no effect"] })).toEqual([
    { type: "start", command: "up", ...record.start },
    { type: "diagnostic", severity: "warning", message: "no effect" },
    ...record.shown
      .filter(({ kind }) => kind !== "service")
      .map((shown) => ({ type: "resource", ...shown, op: "same", status: "done", changes: [] })),
    { type: "gate", ...gate, status: "passed", waitedSeconds: 0 },
    { type: "summary", result: "succeeded", changes: { same: 2 }, seconds: 0.25 },
  ]);
});

test("a preview tells what is planned, and waits for nothing", () => {
  expect(told({ command: "preview" })).toEqual([
    { type: "start", command: "preview", ...record.start },
    ...record.shown.map(({ kind, name, called, service }) => ({
      type: "resource",
      kind,
      name,
      ...(called && { called }),
      ...(service && { service }),
      op: "same",
      status: "planned",
      changes: [],
    })),
    { type: "summary", result: "succeeded", changes: { same: 2 }, seconds: 0.25 },
  ]);
});
