import type { JobConfig } from "@pulumi-compose/parser";
import { renderPlan } from "../render/render-plan";
import { project } from "../testing/project";
import { planStart } from "./plan-start";
import { runningJobs, withJobs } from "./with-jobs";

const job = (name: string, more: Partial<JobConfig> = {}): JobConfig => ({
  name,
  image: name,
  triggers: { manual: true },
  extensions: {},
  ...more,
});

const shop = project(
  { db: { healthcheck: { test: ["CMD", "true"] } } },
  {
    jobs: {
      migrate: job("migrate", { depends_on: { db: { condition: "service_healthy", required: true } } }),
      seed: job("seed", { depends_on: { migrate: { condition: "service_completed_successfully", required: true } } }),
      nightly: job("nightly", { triggers: { schedule: [{ cron: "0 3 * * *" }] } }),
    },
  },
);

test("an up runs none, and the plan shows them", () => {
  const plan = planStart(shop);
  expect(plan.order).toEqual(["db"]);
  expect(plan.jobs).toEqual([
    {
      name: "migrate",
      manual: true,
      schedules: [],
      waits: [{ service: "db", condition: "service_healthy", required: true }],
    },
    {
      name: "seed",
      manual: true,
      schedules: [],
      waits: [{ service: "migrate", condition: "service_completed_successfully", required: true }],
    },
    { name: "nightly", manual: false, schedules: ["0 3 * * *"], waits: [] },
  ]);
  expect(renderPlan(plan, "text")).toContain(
    [
      "Jobs, which an up does not run",
      "  migrate  by hand: pulumi-compose run migrate; behind db healthy",
      "  seed     by hand: pulumi-compose run seed; behind migrate completed",
      "  nightly  on a schedule (0 3 * * *), which an engine does not keep",
    ].join("\n"),
  );
});

test.each([
  [["migrate"], ["db", "migrate"], ["migrate"]],
  [["seed"], ["db", "migrate", "seed"], ["seed", "migrate"]],
  [["nothing"], ["db"], []],
])("with %j", (names, order, running) => {
  const whole = withJobs(shop, names);
  const plan = planStart(whole);
  expect(plan.order).toEqual(order);
  expect(plan.running).toEqual(running);
  expect(runningJobs(whole)).toEqual(running);
  expect(plan.diagnostics).toEqual([]);
});
