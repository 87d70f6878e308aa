import { reference } from "../../plan/marker";
import type { PlannedContainer } from "../../plan/resource-plan";
import { planOf } from "../../testing/plan-of";
import { composeLabels } from "../common/compose-labels";

const plan = (web: string, rest = "") => planOf(`services:\n  web:\n    image: nginx\n${web}\n${rest}`);
const hooks = `
    pre_start:
      - { command: [a], image: busybox }
      - { command: [b], per_replica: true }
    scale: 2`;

function label(containers: readonly PlannedContainer[], key: string, end: string): unknown {
  const found = containers.find((container) => container.key === key);
  return found?.args.labels?.find(({ label }) => label.endsWith(end))?.value;
}

test("containers in order, each behind the one before", () => {
  const { containers } = plan(hooks);
  expect(containers.map(({ key, args }) => [key, args.name, args.mustRun])).toEqual([
    ["web-pre_start-0-1", "shop-web-pre_start-0", false],
    ["web-pre_start-1-1", "shop-web-pre_start-1-1", false],
    ["web-pre_start-1-2", "shop-web-pre_start-1-2", false],
    ["web-1", "shop-web-1", undefined],
    ["web-2", "shop-web-2", undefined],
  ]);
  const last = containers.at(-1);
  expect(last?.preStart).toEqual([["web-pre_start-0-1"], ["web-pre_start-1-1", "web-pre_start-1-2"]]);
  expect(last?.waits).toMatchObject([{ service: "web-pre_start-1", condition: "service_completed_successfully" }]);
  const hashOf = (key: string) => label(containers, key, ".config-hash");
  const behind = containers.map(({ key }) => label(containers, key, ".pre-start"));
  const after = (key: string) => `${reference("container", key, "name")} ${hashOf(key)}`;
  expect(behind).toEqual([
    undefined,
    after("web-pre_start-0-1"),
    after("web-pre_start-0-1"),
    after("web-pre_start-1-1"),
    after("web-pre_start-1-2"),
  ]);
});

test.each([
  ["per_replica last", "[{ command: [a] }, { command: [b], per_replica: true }]"],
  ["per_replica first", "[{ command: [a], per_replica: true }, { command: [b] }]"],
  ["per_replica alone", "[{ command: [a], per_replica: true }]"],
])("%s: another number of replicas edits none that stays", (_, hooks) => {
  const at = (scale: number) => {
    const { containers } = plan(`    scale: ${scale}\n    pre_start: ${hooks}`);
    return new Map(containers.map((container) => [container.name, container.args]));
  };
  const [fewer, more] = [at(2), at(3)];
  expect(more.size).toBeGreaterThan(fewer.size);
  for (const [name, args] of fewer) expect(more.get(name)).toEqual(args);
});

test("what comes after the last hook is edited with the first", () => {
  const behind = (first: string) =>
    label(plan(`    pre_start: [{ command: [${first}] }, { command: [b] }]`).containers, "web-1", ".pre-start");
  expect(behind("a")).not.toEqual(behind("c"));
});

test("labels by which docker compose knows them, and what it lists does not have them", () => {
  const [first, second] = plan(hooks).containers;
  const known = (labels: readonly { readonly label: string; readonly value: unknown }[] = []) =>
    labels.filter(({ label }) => !/config-hash|\.pre-start$/.test(label));
  const role = { project: "shop", service: "web", oneShot: true };
  expect(known(first?.args.labels)).toEqual(composeLabels({ ...role, preStart: 0 }));
  expect(known(second?.args.labels)).toEqual(composeLabels({ ...role, preStart: 1, number: 1 }));
  const labels = first?.args.labels?.map(({ label }) => label);
  expect(labels).not.toContain("com.docker.compose.config-hash");
  expect(labels).toContain("com.docker.compose.hook");
});

test("a hook has its service's volumes, those in place of anonymous ones included", () => {
  const { containers, volumes } = plan(`${hooks}\n    volumes: ["data:/data", /cache]`, "volumes: { data: }");
  expect(volumes.map(({ key }) => key)).toEqual(["data", "web-1.cache", "web-2.cache"]);
  const cacheOf = (key: string) =>
    containers.find((one) => one.key === key)?.args.volumes?.find(({ containerPath }) => containerPath === "/cache");
  expect(cacheOf("web-pre_start-0-1")).toEqual(cacheOf("web-1"));
  expect(cacheOf("web-pre_start-1-2")).toEqual(cacheOf("web-2"));
});

test("one image for a hook and its service, also where it is built", () => {
  const { images } = plan("    build: ./web\n    pre_start: [{ command: [a] }, { command: [b], image: busybox }]");
  expect(images.map(({ key }) => key)).toEqual(["web", "busybox:latest"]);
});

test("what a hook has from its service is said once, what it says itself at its place", () => {
  const { diagnostics } = plan(`
    oom_score_adj: 7
    pre_start:
      - { command: [a] }
      - { command: [b], oom_score_adj: 8 }`);
  expect(diagnostics.map(({ message, place }) => [message.split(":")[0], place?.line])).toEqual([
    ['service "web-pre_start-1"', 8],
    ['service "web"', 5],
  ]);
});

test("a restart of its dependency makes a hook anew, as it does its service", () => {
  const { containers } = planOf(`
services:
  db: { image: busybox }
  web:
    image: nginx
    depends_on: { db: { condition: service_started, restart: true } }
    pre_start: [{ command: [a] }]
`);
  expect(containers.map(({ key, replaceWith }) => [key, replaceWith])).toEqual([
    ["db-1", []],
    ["web-pre_start-0-1", ["db-1"]],
    ["web-1", ["db-1"]],
  ]);
});

test("what only hooks and jobs have is the project's own, too; a job's volumes are there between its runs", () => {
  const { volumes, networks, containers, diagnostics } = planOf(`
services:
  web: { image: nginx, pre_start: [{ command: [a], networks: [back], volumes: ["seed:/seed"] }] }
jobs:
  report: { image: busybox, triggers: { manual: true }, volumes: ["out:/out"] }
  nightly: { image: busybox, triggers: { schedule: [{ cron: "0 3 * * *" }] } }
volumes: { seed: , out: }
networks: { back: }
`);
  expect(volumes.map(({ key }) => key).sort()).toEqual(["out", "seed"]);
  expect(networks.map(({ key }) => key).sort()).toEqual(["back", "default"]);
  expect(containers.map(({ key }) => key)).toEqual(["web-pre_start-0-1", "web-1"]);
  expect(diagnostics.map(({ code, severity, path }) => [code, severity, path])).toEqual([
    ["target/job-not-run", "warning", ["jobs", "report"]],
    ["target/scheduled-job", "error", ["jobs", "nightly"]],
  ]);
});
