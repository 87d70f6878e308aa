import type { NetworkEndpoint } from "@pulumi-compose/docker-health";
import { isDisconnected, reconnect } from "./reconnect";

const front = { name: "f00", aliases: ["web", "shop-web-1"] };
const back = { name: "bac", aliases: ["web"], ipv4Address: "10.1.0.7" };
const external = { name: "shared" };
const foreign = { name: "d".repeat(64) };
const names: Readonly<Record<string, string>> = { f00: "shop_front", bac: "shop_back" };

test.each([
  ["on all of them", [front, back, external], ["shop_back", "shared", "shop_front"], false],
  ["on one of two", [front, back], ["shop_front"], true],
  ["on none", [front], [], true],
  ["on another in place of one", [front, back], ["shop_front", "bridge"], true],
  ["on one more", [front], ["bridge", "shop_front"], false],
  ["given none, as with `network_mode: host`", [], ["host"], false],
  ["not known", [front], undefined, false],
  ["given one by an id of which nobody knows the name, on one", [foreign, front], ["other", "shop_front"], false],
  ["the same, and not on it", [foreign, front], ["shop_front"], true],
  ["on the default network of an engine that calls it otherwise", [{ name: "bridge" }], ["podman"], false],
  ["off the default network", [{ name: "bridge" }], [], true],
])("a container %s", (_, given, attached, expected) => {
  expect(isDisconnected(given, attached, (network) => names[network] ?? network)).toBe(expected);
});

test("it is connected where it is not, as it was; what goes wrong with one keeps it from no other", async () => {
  const calls: [string, string, NetworkEndpoint | undefined][] = [];
  const keeper = {
    connectNetwork: async (container: string, network: string, endpoint?: NetworkEndpoint) => {
      calls.push([container, network, endpoint]);
      if (network === "shared") throw new Error("network shared not found");
      return network === "bac" ? "shop_back" : undefined;
    },
  };
  expect(await reconnect(keeper, "c0ffee", [front, external, back])).toEqual({
    connected: ["shop_back"],
    failures: ["network shared not found"],
  });
  expect(calls).toEqual([
    ["c0ffee", "f00", front],
    ["c0ffee", "shared", external],
    ["c0ffee", "bac", back],
  ]);
});
