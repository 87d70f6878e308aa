import type { ContainerSnapshot, Housekeeping } from "@pulumi-compose/docker-health";
import { aStack } from "../testing/a-stack";
import { clearReplaced } from "./clear-replaced";

const urnOf = (name: string) => `urn:pulumi:dev::shop::docker:index/container:Container::${name}`;
const web = (id: string, more: object = {}) => ({
  urn: urnOf("shop-web-1"),
  type: "docker:index/container:Container",
  id,
  ...more,
});
const old = web("old", { delete: true });
const image = { urn: urnOf("i"), type: "docker:index/remoteImage:RemoteImage", id: "i" };

async function cleared(
  resources: readonly object[],
  { status = "exited", excluded = [] }: { status?: string | undefined; excluded?: readonly string[] } = {},
) {
  const { stack, done, ...state } = aStack(resources);
  const keeper: Pick<Housekeeping, "snapshot" | "removeContainer"> = {
    snapshot: async () => ({ state: { status } }) as ContainerSnapshot,
    removeContainer: async (id) => void done.push(`remove ${id}`),
  };
  await clearReplaced(stack, new Set(excluded), async () => keeper);
  return { done, resources: state.resources() };
}

test("what another has taken over from is taken out of the state, and then removed", async () => {
  expect(await cleared([image, web("new"), old])).toEqual({
    done: ["import", "remove old"],
    resources: [image, web("new")],
  });
});

test.each([
  ["there is nothing of the kind", [image, web("new")], {}],
  ["it still runs", [web("new"), old], { status: "running" }],
  ["it is paused", [web("new"), old], { status: "paused" }],
  ["this update has left its service as it is", [web("new"), old], { excluded: [urnOf("shop-web-1")] }],
  ["nothing has its place", [old], {}],
  ["it is no container", [image, { ...image, delete: true }], {}],
])("nothing is touched where %s", async (_, resources, options) => {
  expect(await cleared(resources, options)).toEqual({ done: [], resources });
});
