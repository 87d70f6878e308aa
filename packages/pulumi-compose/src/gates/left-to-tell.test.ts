import * as pulumi from "@pulumi/pulumi";
import type { GateReason } from "@pulumi-compose/health-model";
import { gateReport } from "./gate-report";
import { leftToTell } from "./left-to-tell";

beforeEach(() => pulumi.runtime.setMocks({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) }));

const named = (name: string) => new pulumi.ComponentResource("a:b:C", name);
const reportOf = (reason: GateReason, where: { place?: string; waitPlace?: string }, notStarted: readonly string[]) =>
  gateReport(
    { service: "db", place: undefined, ...where },
    { reason, what: "cannot be", findings: "state  gone" },
    { notStarted, left: [] },
  );

test("what one gate of a resource has told in full another refers to: in its own place, with those whom it holds", () => {
  const resource = named("db");
  const first = leftToTell(reportOf("exited", { place: "compose.yaml:3:5" }, ["web"]), resource);
  const second = leftToTell(reportOf("exited", { place: "compose.yaml:9:5" }, ["worker", "cron"]), resource);
  expect(first.full.split("\n")).toEqual([
    'gate/exited: service "db" cannot be',
    "  state  gone",
    "  at compose.yaml:3:5",
    "  not started because of it: web",
  ]);
  expect(second.full.split("\n")).toEqual([
    'gate/exited: service "db" cannot be, as told above',
    "  at compose.yaml:9:5",
    "  not started because of it: worker, cron",
  ]);
  expect(second.summary).toBe('service "db" cannot be, as told above; not started: worker, cron');
});

test("what is wrong may be elsewhere than whoever waits", () => {
  const [resource, where] = [named("db"), { place: "compose.yaml:2:5", waitPlace: "compose.yaml:9:5" }];
  const told = [1, 2].map(() =>
    leftToTell(reportOf("exited", where, []), resource)
      .full.split("\n")
      .at(-1),
  );
  expect(told).toEqual(["  at compose.yaml:2:5", "  at compose.yaml:9:5"]);
});

test.each([
  ["another reason", "deadline", "db"],
  ["another resource", "exited", "db-2"],
] as const)("%s is told in full", (_, reason, name) => {
  const resource = named("db");
  leftToTell(reportOf("exited", {}, []), resource);
  expect(leftToTell(reportOf(reason, {}, []), name === "db" ? resource : named(name)).full).toContain("state  gone");
});
