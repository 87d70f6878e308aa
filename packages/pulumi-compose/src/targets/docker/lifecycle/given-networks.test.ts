import { givenNetworks } from "./given-networks";

const front = { name: "f00", aliases: ["web"] };

test.each([
  ["its networks", [front], "bridge", [front]],
  ["its networks, and no mode", [front], undefined, [front]],
  ["a network by `network_mode`", undefined, "shared", [{ name: "shared" }]],
  ["the engine's default network", [], "bridge", [{ name: "bridge" }]],
  ["none: the host's", undefined, "host", []],
  ["none: another container's", undefined, "container:c0ffee", []],
  ["none at all", undefined, "none", []],
  ["none, in Podman's words", undefined, "slirp4netns:mtu=1500", []],
  ["nothing said", undefined, undefined, []],
])("%s", (_, networks, mode, expected) => {
  expect(givenNetworks(networks, mode)).toEqual(expected);
});
