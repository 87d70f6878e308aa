import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import { reference } from "../../../plan/marker";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { SharedNamespaces } from "./shared-namespaces";

const side: PlannedContainer = {
  kind: "container",
  key: "side-1",
  name: "shop-side-1",
  path: ["services", "side"],
  service: "side",
  index: 1,
  args: { name: "shop-side-1", image: "i", networkMode: `container:${reference("container", "web-1", "id")}` },
  waits: [],
  replaceWith: [],
  oneShot: false,
};

beforeEach(() => {
  for (const level of ["info", "warn"] as const) jest.spyOn(pulumi.log, level).mockResolvedValue(undefined);
});

function snapshot(id: string, startedAt: string, more: Partial<ContainerSnapshot> = {}): ContainerSnapshot {
  const state = {
    status: "running",
    exitCode: 0,
    oomKilled: false,
    error: "",
    finishedAt: "",
    restartCount: 0,
  } as const;
  return {
    id,
    name: id,
    image: "i",
    state: { ...state, startedAt },
    restartPolicy: { name: "no", retries: 0 },
    shell: [],
    tty: false,
    labels: {},
    ...more,
  };
}

/** A container in the network of another, which was started at some time. */
async function mend(ownerStartedAt: () => string, revival?: Promise<void>, preview = false) {
  await pulumi.runtime.setMocks(
    { newResource: ({ inputs }) => ({ id: "side", state: inputs }), call: () => ({}) },
    "project",
    "stack",
    preview,
  );
  const restarted: string[] = [];
  const shares = [{ namespace: "network", container: "web" }] as const;
  const namespaces = new SharedNamespaces(async () => ({
    snapshot: async (id) =>
      id === "web" ? snapshot("web", ownerStartedAt()) : snapshot("side", "2024-01-01T00:00:01Z", { shares }),
    restartContainer: async (id) => void restarted.push(id),
  }));
  if (revival) namespaces.awaitRevival("web-1", revival);
  namespaces.follow(side, new docker.Container("shop-side-1", { image: "i" }), () => false);
  return { restarted, mended: namespaces.mend("side-1", "side") };
}

test.each([
  ["before it", "2024-01-01T00:00:00Z", []],
  ["after it", "2024-01-01T00:00:02Z", ["side"]],
])("whoever shares what began to run %s", async (_, startedAt, expected) => {
  const { restarted, mended } = await mend(() => startedAt);
  await mended;
  expect(restarted).toEqual(expected);
});

test("an owner that had ended, and that a gate starts again, is looked at after that", async () => {
  let startedAt = "2024-01-01T00:00:00Z";
  let start = () => {};
  const revival = new Promise<void>((resolve) => {
    start = resolve;
  });
  const { restarted, mended } = await mend(() => startedAt, revival);
  startedAt = "2024-01-01T00:00:02Z";
  start();
  await mended;
  expect(restarted).toEqual(["side"]);
});

test("in a preview no gate starts anything", async () => {
  const { restarted, mended } = await mend(() => "2024-01-01T00:00:02Z", new Promise(() => {}), true);
  await mended;
  expect(restarted).toEqual([]);
});
