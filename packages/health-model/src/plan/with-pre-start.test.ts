import type { PreStartHook, ServiceConfig } from "@pulumi-compose/parser";
import { project, type ServiceSpec } from "../testing/project";
import { planStart } from "./plan-start";
import { preStartHooks } from "./pre-start-hooks";
import { withPreStart } from "./with-pre-start";

const hook = (given: PreStartHook = {}): PreStartHook => ({ image: "web", command: ["x"], ...given });

/** `web` behind a healthy `db`, and `after` behind `web`. */
const shop = (web: ServiceSpec, more: Readonly<Record<string, ServiceSpec>> = {}) =>
  project({
    db: { healthcheck: { test: ["CMD", "true"] } },
    web: { image: "web", depends_on: { db: "service_healthy" }, ...web },
    after: { depends_on: { web: "service_started" } },
    ...more,
  });

function hooksOf(web: ServiceSpec): ServiceConfig[] {
  const whole = withPreStart(shop(web));
  return Object.keys(preStartHooks(whole)).flatMap((name) => whole.services[name] ?? []);
}

test("hooks are services in order, between what their service waits for and itself", () => {
  const { gates, order, blockedBy } = planStart(withPreStart(shop({ pre_start: [hook(), hook()] })));
  expect(order).toEqual(["db", "web-pre_start-0", "web-pre_start-1", "web", "after"]);
  const waits = gates.map(({ dependency, condition, dependents }) => [
    `${dependency} ${condition}`,
    dependents.map(({ service }) => service),
  ]);
  expect(waits).toEqual([
    ["db service_healthy", ["web-pre_start-0", "web-pre_start-1", "web"]],
    ["web-pre_start-0 service_completed_successfully", ["web-pre_start-1"]],
    ["web-pre_start-1 service_completed_successfully", ["web"]],
  ]);
  const failed = [{ dependency: "web-pre_start-0", condition: "service_completed_successfully" }];
  expect([...blockedBy(failed)]).toEqual(["web-pre_start-1", "web", "after"]);
});

test.each<[string, ServiceSpec]>([
  ["a service without hooks", {}],
  ["one with an empty list", { pre_start: [] }],
  ["one without containers", { scale: 0, pre_start: [hook()] }],
  ["a provider's", { provider: { type: "model" }, pre_start: [hook()] }],
])("%s: the project is as it was", (_, web) => {
  const given = shop(web);
  expect(withPreStart(given)).toBe(given);
  expect(Object.keys(preStartHooks(given))).toEqual([]);
});

test("a project that has been through it stays as it is", () => {
  const whole = withPreStart(shop({ pre_start: [hook()] }));
  expect(withPreStart(whole)).toBe(whole);
});

test.each<[string, ServiceSpec, PreStartHook, Partial<ServiceConfig>]>([
  ["once a service", { scale: 3 }, {}, { scale: 1, container_name: "test-web-pre_start-0" }],
  ["once a replica", { scale: 3 }, { per_replica: true }, { scale: 3 }],
  ["the service's build", { build: { context: "." } }, {}, { build: { context: "." } }],
  ["an image of its own", { build: { context: "." } }, { image: "other" }, { image: "other" }],
  ["profiles", { profiles: ["a"] }, {}, { profiles: ["a"] }],
  [
    "the service's volumes, but where it has its own",
    {
      volumes: [
        { type: "volume", source: "data", target: "/data", read_only: true },
        { type: "volume", target: "/cache" },
      ],
    },
    { volumes: [{ type: "volume", source: "data", target: "/data" }] },
    {
      volumes: [
        { type: "volume", target: "/cache" },
        { type: "volume", source: "data", target: "/data" },
      ],
    },
  ],
  [
    "the service's name on its networks",
    {},
    { networks: { default: null, front: { aliases: ["w"] } } },
    { networks: { default: { aliases: ["web"] }, front: { aliases: ["web", "w"] } } },
  ],
])("%s", (_, web, given, expected) => {
  const [made] = hooksOf({ ...web, pre_start: [hook(given)] });
  expect(made).toMatchObject(expected);
  if (expected.build === undefined) expect(made?.build).toBeUndefined();
  if (expected.container_name === undefined && given.per_replica) expect(made?.container_name).toBeUndefined();
});

test("a hook starts after what it is made of", () => {
  const whole = withPreStart(shop({ pre_start: [hook({ volumes_from: ["data:ro"] })] }, { data: {} }));
  expect(whole.services["web-pre_start-0"]?.depends_on).toEqual({
    data: { condition: "service_started", required: true },
    db: { condition: "service_healthy", required: true },
  });
});

test("a service of the same name keeps it", () => {
  const whole = withPreStart(shop({ pre_start: [hook()] }, { "web-pre_start-0": {} }));
  expect(Object.keys(preStartHooks(whole))).toEqual(["web-pre_start-0_"]);
});

test("what is said of a hook, or of the wait for it, is said of its place in the file", () => {
  const given = shop({ pre_start: [hook(), hook({ user: "root" })] });
  const { placeOf } = withPreStart(given);
  expect(placeOf(["services", "web-pre_start-1", "user"])).toEqual(
    given.placeOf(["services", "web", "pre_start", 1, "user"]),
  );
  expect(placeOf(["services", "web", "depends_on", "web-pre_start-1"])).toEqual(
    given.placeOf(["services", "web", "pre_start", 1]),
  );
  expect(placeOf(["services", "web", "depends_on", "db"])).toEqual(
    given.placeOf(["services", "web", "depends_on", "db"]),
  );
});
