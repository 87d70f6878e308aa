import type { ServiceWaitFailure } from "@pulumi-compose/docker-health";
import { reportServiceFailure } from "./service-report";

const failure: ServiceWaitFailure = {
  ok: false,
  goal: "service_healthy",
  reason: "unhealthy",
  afterMs: 6_200,
  evidence: {
    service: { id: "s00000000000000000000000a", name: "shop_db", image: "db:1" },
    reached: 0,
    replicas: 1,
    tasks: [
      {
        id: "t",
        name: "shop_db.1",
        node: "first",
        state: "failed",
        error: "unhealthy container",
        exitCode: 143,
        since: "2026-01-01T10:11:12Z",
      },
    ],
    probes: [],
    logTail: ["no disk"],
    hints: ["buy one"],
    waitedMs: 6_200,
    deadlineMs: 60_000,
  },
};
const subject = { service: "db", place: "compose.yaml:9:5", checkPlace: "compose.yaml:4:5" };
const heldUp = { notStarted: ["web", "worker"], left: [] };

test("says what, where on which node, what it logged, where it is written, who was not started", () => {
  expect(reportServiceFailure(subject, failure, heldUp).full.split("\n")).toEqual([
    'gate/unhealthy: service "db" is unhealthy after 6.2 s: a task was killed because its check failed',
    "  service    shop_db (s00000000000), image db:1",
    "  task       10:11:12  shop_db.1 on first: failed, unhealthy container",
    "  log        last line",
    "             | no disk",
    "  hint       buy one",
    "  at compose.yaml:9:5",
    "  healthcheck at compose.yaml:4:5",
    "  not started because of it: web, worker",
  ]);
});

test("the same in one line", () => {
  expect(reportServiceFailure(subject, { ...failure, reason: "rolled-back" }, heldUp).summary).toBe(
    'service "db" was rolled back to the version before after 6.2 s: its update failed; not started: web, worker',
  );
});
