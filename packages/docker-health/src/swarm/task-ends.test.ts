import { EngineError } from "../shared/engine-error";
import { aContainer, aHealth, aProbe } from "../testing/a-container";
import { aService, aTask } from "../testing/a-service";
import { FakeClock } from "../testing/fake-clock";
import { FakeSwarm } from "../testing/fake-swarm";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";
import { TaskEnds } from "./task-ends";

const S = 1_000_000_000;
const slow = { Test: ["CMD", "x"], Interval: 30 * S, Retries: 3 };

function bench() {
  const client = new FakeSwarm(new FakeClock());
  const ends = new TaskEnds(client);
  const endOf = async (service: Partial<ServiceSnapshot>, task: TaskSnapshot) => {
    const { ownCheck, ...parts } = service;
    const { healthcheck: _, ...rest } = aService(parts);
    const end = (await ends.of({ ...rest, ...(ownCheck && { ownCheck }) }, [task])).get(task.id);
    return end?.kind === "unknown" ? end.why : end?.kind;
  };
  return { client, ends, endOf };
}

const complete = (parts: Partial<TaskSnapshot> = {}) => aTask({ state: "complete", containerId: "c1", ...parts });
/** On another node, of such an age when the manager wrote its end down. */
const elsewhere = (seconds: number) =>
  complete({
    nodeId: "n2",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString(),
  });

const ended = { status: "exited", finishedAt: "2026-01-01T00:00:31Z" } as const;
const killed = aContainer({
  state: ended,
  health: aHealth("unhealthy", 3, ...[10, 20, 30].map((at) => aProbe(at, 1))),
});

test("the container says it, where it is on the engine that is asked", async () => {
  const { client, endOf } = bench();
  client.containers.set("c1", killed);
  expect(await endOf({ ownCheck: slow }, complete())).toBe("unhealthy");
  client.containers.set("c2", aContainer({ state: ended, health: aHealth("unhealthy", 1, aProbe(10, 1)) }));
  expect(await endOf({ ownCheck: slow }, complete({ containerId: "c2" }))).toBe("by-itself");
});

test("its events are asked for where it alone does not say", async () => {
  const { client, endOf } = bench();
  client.containers.set("c1", killed);
  client.events.set(
    "c1",
    ["start", "health_status: unhealthy", "die"].map((action) => ({
      containerId: "c1",
      containerName: "shop_web.1",
      action,
      timeNano: "1767225630000000000",
    })),
  );
  expect(await endOf({ ownCheck: slow }, complete())).toBe("by-itself");
});

test.each<[string, Partial<ServiceSnapshot>, FakeSwarm["imageCheck"], TaskSnapshot, string]>([
  ["the check is switched off", { checkDisabled: true }, undefined, elsewhere(900), "by-itself"],
  ["neither the service nor the image has a check", {}, null, elsewhere(900), "by-itself"],
  ["nobody knows whether the image has one", {}, undefined, elsewhere(900), "elsewhere"],
  ["it ended before its check could fail", { ownCheck: slow }, null, elsewhere(89), "by-itself"],
  ["it ended when its check could have failed", { ownCheck: slow }, null, elsewhere(90), "elsewhere"],
  [
    "an image that nobody knows may have another start interval",
    { ownCheck: slow },
    undefined,
    elsewhere(59),
    "by-itself",
  ],
  ["so it may fail earlier", { ownCheck: slow }, undefined, elsewhere(61), "elsewhere"],
  [
    "the container is gone from the node that is asked",
    { ownCheck: slow },
    null,
    { ...elsewhere(90), nodeId: "n1" },
    "removed",
  ],
  ["a task that never had a container", {}, null, { ...elsewhere(900), containerId: "" }, "by-itself"],
  [
    "of another version nothing is known but its container",
    { checkDisabled: true },
    null,
    { ...elsewhere(1), spec: "v0" },
    "elsewhere",
  ],
  ["the manager does not say when", { ownCheck: slow }, null, { ...elsewhere(1), updatedAt: "" }, "elsewhere"],
])("without its container: %s", async (_, service, imageCheck, task, expected) => {
  const { client, endOf } = bench();
  client.imageCheck = imageCheck;
  expect(await endOf(service, task)).toBe(expected);
});

test("an image that is named by its digest is asked for by it", async () => {
  const { client, endOf } = bench();
  const asked: string[] = [];
  client.imageHealthcheck = async (image?: string) => {
    asked.push(image ?? "");
    return null;
  };
  await endOf({ image: "reg:5000/shop/job:1@sha256:feed" }, elsewhere(1));
  await endOf({ image: "reg:5000/shop/job:1" }, elsewhere(1));
  expect(asked).toEqual(["reg:5000/shop/job@sha256:feed", "reg:5000/shop/job:1"]);
});

test("each task is looked into once, and only what is complete", async () => {
  const { client, ends } = bench();
  client.containers.set("c1", killed);
  const tasks = [complete(), complete(), aTask(), aTask({ state: "failed", containerId: "c1" })];
  await ends.of(aService(), tasks);
  const again = await ends.of(aService(), tasks);
  expect([...again.values()].map(({ kind }) => kind)).toEqual(["unhealthy", "unhealthy"]);
  expect(client.inspects).toBe(2);
});

test.each([
  ["refused", 403, "untold"],
  ["slow", undefined, "untold"],
  ["unreachable", 500, "untold"],
  ["unreachable", undefined, "an error"],
] as const)("an engine that is asked about the container and is %s (%s): %s", async (kind, status, expected) => {
  const { client, endOf } = bench();
  const task = complete();
  client.containers.set("c1", killed);
  client.error = new EngineError(kind, "no", status);
  expect(await endOf({}, task).catch(() => "an error")).toBe(expected);
  client.error = undefined;
  // What could not be asked is asked again when it can.
  expect(await endOf({}, task)).toBe(expected === "untold" ? "untold" : "unhealthy");
});
