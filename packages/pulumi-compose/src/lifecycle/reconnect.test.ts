import type { NetworkEndpoint } from "@pulumi-compose/docker-health";
import { isDisconnected, reconnect } from "./reconnect";

const front = { name: "f00", aliases: ["web", "shop-web-1"] };
const back = { name: "bac", aliases: ["web"], ipv4Address: "10.1.0.7" };

test.each([
  ["on all of them", [front, back], [{}, {}], false],
  ["on one of two", [front, back], [{}], true],
  ["on none", [front], [], true],
  ["given none, as with `network_mode: host`", undefined, [{}], false],
  ["not known", [front], undefined, false],
])("a container %s", (_, given, attached, expected) => {
  expect(isDisconnected(given, attached)).toBe(expected);
});

test("it is connected where it is not, as it was", async () => {
  const calls: [string, string, NetworkEndpoint | undefined][] = [];
  const keeper = {
    connectNetwork: async (container: string, network: string, endpoint?: NetworkEndpoint) => {
      calls.push([container, network, endpoint]);
      return network === "bac" ? "shop_back" : undefined;
    },
  };
  expect(await reconnect(keeper, "c0ffee", [front, back])).toEqual(["shop_back"]);
  expect(calls).toEqual([
    ["c0ffee", "f00", front],
    ["c0ffee", "bac", back],
  ]);
});
