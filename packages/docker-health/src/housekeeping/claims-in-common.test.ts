import type { Claims } from "./claims";
import { claimsInCommon } from "./claims-in-common";

const nothing: Claims = { name: "", ports: [], addresses: [], volumes: [] };
const port = (published: number, protocol = "tcp", ip = "") => ({ ...nothing, ports: [{ published, protocol, ip }] });
const address = (network: string, ip: string) => ({ ...nothing, addresses: [{ network, address: ip }] });

test.each([
  ["nothing", nothing, nothing, []],
  ["no name is no name", nothing, { ...nothing, name: "x" }, []],
  ["a name", { ...nothing, name: "x" }, { ...nothing, name: "x" }, ['the name "x"']],
  ["a port", port(80), port(80), ["port 80/tcp"]],
  ["another port", port(80), port(81), []],
  ["another protocol", port(80), port(80, "udp"), []],
  ["a port on all addresses, and on one", port(80, "tcp", "0.0.0.0"), port(80, "tcp", "127.0.0.1"), ["port 80/tcp"]],
  ["a port on two addresses", port(80, "tcp", "127.0.0.2"), port(80, "tcp", "127.0.0.1"), []],
  ["an address", address("n", "10.0.0.2"), address("n", "10.0.0.2"), ["address 10.0.0.2"]],
  ["an address of another network", address("n", "10.0.0.2"), address("m", "10.0.0.2"), []],
  ["a volume", { ...nothing, volumes: ["a", "b"] }, { ...nothing, volumes: ["b"] }, ["volume b"]],
])("in common: %s", (_, one, other, expected) => {
  expect(claimsInCommon(one, other).map(({ what }) => what)).toEqual(expected);
});
