import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { ContainerNetworks } from "./container-networks";

const planned: PlannedContainer = {
  kind: "container",
  key: "web-1",
  name: "shop-web-1",
  path: ["services", "web"],
  service: "web",
  index: 1,
  args: { name: "shop-web-1", image: "i" },
  waits: [],
  replaceWith: [],
  oneShot: false,
};

const info = jest.spyOn(pulumi.log, "info");
const warn = jest.spyOn(pulumi.log, "warn");

beforeEach(() => {
  info.mockReset().mockResolvedValue(undefined);
  warn.mockReset().mockResolvedValue(undefined);
});

interface Situation {
  /** The names of the networks that the state has the container on. */
  readonly attached: readonly string[];
  readonly isNew?: boolean;
  readonly preview?: boolean;
  /** A network of the project that this update makes. */
  readonly made?: string;
  readonly connectNetwork?: Housekeeping["connectNetwork"];
}

/** A container on the project's network `shop_front` and on `shared`, which is somebody else's. */
async function follow({ attached, isNew = false, preview = false, made, connectNetwork }: Situation) {
  const networksAdvanced = [{ name: "id-front", aliases: ["web"] }, { name: "shared" }];
  const networkDatas = attached.map((networkName) => ({ networkName }));
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs, type }) => {
        if (type.endsWith(":Network")) return { id: `id-${name}`, state: inputs };
        return { id: "c0ffee", state: { ...inputs, networksAdvanced, networkDatas } };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    preview,
  );
  const asked: string[] = [];
  const connect: Housekeeping["connectNetwork"] = async (container, network, endpoint) => {
    asked.push(`${container} ${network} ${endpoint?.aliases ?? ""}`);
    return connectNetwork?.(container, network, endpoint);
  };
  const keeper: Pick<Housekeeping, "connectNetwork"> = { connectNetwork: connect };
  const networks = new ContainerNetworks(async () => keeper);
  const network = new docker.Network("front", { name: "shop_front" });
  networks.know(network);
  if (made !== undefined) networks.make(made);
  const args = {
    name: "shop-web-1",
    image: "i",
    networksAdvanced: [{ name: network.id, aliases: ["web"] }, { name: "shared" }],
  };
  const container = new docker.Container("shop-web-1", args);
  networks.follow(planned, container, args, () => isNew);
  await new Promise<void>((resolve) => container.networkDatas.apply(() => resolve()));
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return { networks, asked };
}

test.each([
  ["is on its networks", { attached: ["shared", "shop_front"] }, false],
  ["is off one", { attached: ["shared"] }, true],
  ["is off one, and on another", { attached: ["shared", "bridge"] }, true],
  ["is new, and so on its networks", { attached: [], isNew: true }, false],
  [
    "is on its networks by the state, of which one is made by this update",
    { attached: ["shared", "shop_front"], made: "shop_front" },
    true,
  ],
  [
    "is on its networks, while this update makes another",
    { attached: ["shared", "shop_front"], made: "shop_back" },
    false,
  ],
] as const)("the engine is asked of no other container: one that %s", async (_, situation, expected) => {
  const { asked } = await follow(situation);
  expect(asked).toEqual(expected ? ["c0ffee id-front web", "c0ffee shared "] : []);
  expect(info).not.toHaveBeenCalled();
});

test("what was done is told on the container's row, and what could not be", async () => {
  await follow({
    attached: [],
    connectNetwork: async (_, network) => {
      if (network === "shared") throw new Error("network shared not found");
      return "shop_front";
    },
  });
  expect(info.mock.calls[0]?.[0]).toBe("shop-web-1: connected to shop_front again");
  expect(warn.mock.calls[0]?.[0]).toBe(
    "shop-web-1 cannot be connected to its networks again: network shared not found",
  );
  expect(docker.Container.isInstance(info.mock.calls[0]?.[1])).toBe(true);
  expect(docker.Container.isInstance(warn.mock.calls[0]?.[1])).toBe(true);
});

test("a preview tells what `up` will do", async () => {
  const { asked } = await follow({ attached: ["shared"], preview: true });
  expect(asked).toEqual([]);
  expect(info.mock.calls[0]?.[0]).toBe("shop-web-1 is not on all of its networks: `pulumi up` connects it again");
});

test("before an update, whatever the state says, and without the row, which waits for the update", async () => {
  const { networks, asked } = await follow({
    attached: ["shared", "shop_front"],
    connectNetwork: async (_, network) => (network === "shared" ? "shared" : undefined),
  });
  await networks.restoreFirst("web-1", "beef");
  expect(asked).toEqual(["beef id-front web", "beef shared "]);
  expect(info.mock.calls).toEqual([["shop-web-1: connected to shared again", undefined]]);
});

test("an engine that cannot be asked is a warning", async () => {
  const { networks } = await follow({ attached: ["shared", "shop_front"] });
  const blind = new ContainerNetworks(() => Promise.reject(new Error("no such context")));
  expect(await networks.restore("web-1", "c0ffee")).toBe(false);
  const container = new docker.Container("other", { image: "i" });
  blind.follow(planned, container, { image: "i" }, () => true);
  expect(await blind.restore("web-1", "c0ffee")).toBe(false);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    "shop-web-1 cannot be connected to its networks again: no such context",
  ]);
});
