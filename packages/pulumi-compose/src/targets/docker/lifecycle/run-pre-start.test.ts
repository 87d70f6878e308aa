import type { ProjectHolder, WaitResult } from "@pulumi-compose/docker-health";
import { keptRunning } from "./kept-running";
import { plannedService } from "./planned-service";
import { type HookContainer, runPreStart } from "./run-pre-start";

const container = { id: "c1", name: "shop-web-pre_start-0", image: "busybox" };
const condition = "service_completed_successfully";
const ok: WaitResult = { ok: true, condition, by: "engine", afterMs: 1, container };
const failed: WaitResult = {
  ok: false,
  condition,
  reason: "exited",
  afterMs: 1,
  evidence: { container, waitedMs: 1, deadlineMs: undefined, probes: [], logTail: [], hints: [] },
};
const hook = (id: string): HookContainer => ({ id, service: `hook ${id}` });

async function run(ends: Readonly<Record<string, WaitResult>>) {
  const done: string[] = [];
  const runner = {
    startContainer: async (id: string) => void done.push(`start ${id}`),
    waitForEnd: async ({ id }: HookContainer) => {
      done.push(`wait ${id}`);
      return ends[id] ?? ok;
    },
    report: async ({ service }: HookContainer) => `${service} failed`,
  };
  const outcome = await runPreStart(runner, [[hook("a")], [hook("b1"), hook("b2")], [hook("c")]]).then(
    () => "done",
    (error: Error) => error.message,
  );
  return { done, outcome };
}

test("one hook after another, a hook's containers together", async () => {
  const { done, outcome } = await run({});
  expect(outcome).toBe("done");
  expect(done).toEqual(["start a", "wait a", "start b1", "start b2", "wait b1", "wait b2", "start c", "wait c"]);
});

test("what fails is told, and nothing starts after it", async () => {
  const { done, outcome } = await run({ b2: failed });
  expect(outcome).toBe("hook b2 failed");
  expect(done).not.toContain("start c");
});

const labels = {
  "com.docker.compose.service": "web",
  "com.docker.compose.container-number": "2",
  "com.docker.compose.config-hash": "h",
  "io.pulumi-compose.pre-start": "shop-web-pre_start-0 c0ffee",
};
const nothing = { name: "shop-web-2", ports: [], addresses: [], volumes: [] };
const running: ProjectHolder = { id: "1", labels, runs: true, image: "sha256:1", has: nothing };
/** The name of the hook's container is not known before that is there. */
const planned = { ...labels, "io.pulumi-compose.pre-start": "(its name) c0ffee" };
const wanted = new Map([["2", { labels: planned, image: "sha256:1" }]]);

test.each<[string, ProjectHolder, boolean]>([
  ["runs as it is to be", running, true],
  ["is of another image", { ...running, image: "sha256:2" }, false],
  ["is of another file", { ...running, labels: { ...labels, "com.docker.compose.config-hash": "g" } }, false],
  ["came after other hooks", { ...running, labels: { ...labels, "io.pulumi-compose.pre-start": "bad" } }, false],
  ["is one too many", { ...running, labels: { ...labels, "com.docker.compose.container-number": "3" } }, false],
])("a container that %s", (_, holder, isKept) => {
  expect(keptRunning([holder], wanted)).toEqual(isKept ? ["2"] : []);
});

test.each([
  [{ "com.docker.compose.service": "web" }, "web"],
  [
    {
      "com.docker.compose.service": "web",
      "com.docker.compose.hook": "pre_start",
      "com.docker.compose.hook-index": "1",
    },
    "web-pre_start-1",
  ],
  [{}, ""],
])("%j is of %j", (given, service) => {
  expect(plannedService(given)).toBe(service);
});
