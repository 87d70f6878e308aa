import type { Request, Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { keepsAddress, rejoinNetwork } from "./rejoin-network";

interface Engine {
  /** Whether one may ask for an address. */
  readonly takesAddress?: boolean;
  /** What it gives to those who do not ask. */
  readonly gives?: string;
  /** The addresses of others. */
  readonly others?: Readonly<Record<string, string>>;
}

/** An engine with a running container at 10.0.0.5 on a network. */
function engine({ takesAddress = true, gives = "10.0.0.5", others = {} }: Engine) {
  const posted: Request[] = [];
  let address = "10.0.0.5";
  let isOn = true;
  const ask: Requester = {
    async json(request) {
      if (request.path === "/networks/f00" && request.method === "GET") {
        const there = [["c0ffee", address], ...Object.entries(others)];
        return {
          Id: "f00",
          Name: "shop_front",
          IPAM: { Config: [{ Gateway: "10.0.0.1" }] },
          Containers: Object.fromEntries(there.map(([id, at]) => [id, { IPv4Address: `${at}/24` }])),
        };
      }
      if (request.path === "/containers/c0ffee/json") {
        const endpoint = { NetworkID: "f00", IPAddress: address, MacAddress: "02:42:0a:00:00:05", Aliases: ["web"] };
        return { NetworkSettings: { Networks: isOn ? { shop_front: endpoint } : {} } };
      }
      posted.push(request);
      if (request.path === "/networks/f00/disconnect") {
        isOn = false;
        return undefined;
      }
      const wanted = JSON.stringify(request.body).includes('"IPv4Address":"10.0.0.5"');
      if (wanted && !takesAddress)
        throw new EngineError("refused", "user specified IP address is supported only when …", 400);
      address = wanted ? "10.0.0.5" : gives;
      isOn = true;
      return undefined;
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  return { ask, posted, isOn: () => isOn };
}

test.each([
  [{}, true, 2],
  [{ takesAddress: false }, true, 3],
  [{ takesAddress: false, gives: "10.0.0.3" }, false, 3],
])("it leaves and comes back at once: %j", async (kind, keptAddress, requests) => {
  const { ask, posted, isOn } = engine(kind);
  await expect(rejoinNetwork(ask, "c0ffee", "f00", { aliases: ["web"], gwPriority: 5 })).resolves.toBe(keptAddress);
  expect(posted).toHaveLength(requests);
  expect(posted.at(-1)?.body).toMatchObject({
    Container: "c0ffee",
    EndpointConfig: { Aliases: ["web"], GwPriority: 5 },
  });
  expect(isOn()).toBe(true);
});

test("with its hardware address: its neighbours know it by that", async () => {
  const { ask, posted } = engine({});
  await rejoinNetwork(ask, "c0ffee", "f00", {});
  expect(posted.at(-1)?.body).toMatchObject({ EndpointConfig: { MacAddress: "02:42:0a:00:00:05", Aliases: [] } });
});

const BELOW = { a: "10.0.0.2", b: "10.0.0.3", c: "10.0.0.4" };

test.each([
  ["is given its address anyway: it does not ask for it", { others: BELOW }, "", true],
  ["would be given another: it asks for its own", { others: { a: "10.0.0.2" }, gives: "10.0.0.3" }, "10.0.0.5", true],
  ["is given its address anyway, but somebody else was quicker", { others: BELOW, gives: "10.0.0.6" }, "", false],
])("one that stays %s", async (_, kind, asked, kept) => {
  const { ask, posted } = engine(kind);
  await expect(rejoinNetwork(ask, "c0ffee", "f00", {}, { isToStay: true })).resolves.toBe(kept);
  expect(posted).toHaveLength(2);
  expect(posted[1]?.body).toMatchObject({
    EndpointConfig: { MacAddress: "02:42:0a:00:00:05", IPAMConfig: asked ? { IPv4Address: asked } : {} },
  });
});

const REFUSED = "user specified IP address is supported only when connecting to networks with user configured subnets";
const THERE = "endpoint with name web already exists in network shop_front";

/** A network on which these are, with the gateway at .1, and what the engine says to a connection of who is there already. */
function network(
  addresses: Readonly<Record<string, string>>,
  says = REFUSED,
  config: object[] = [{ Gateway: "10.0.0.1" }],
): Requester {
  const containers = Object.entries(addresses).map(([id, IPv4Address]) => [id, { IPv4Address }]);
  const own = addresses.own?.split("/")[0] ?? "";
  return {
    json: async ({ path }) => {
      if (path === "/networks/n1") return { IPAM: { Config: config }, Containers: Object.fromEntries(containers) };
      if (path === "/containers/own/json")
        return { NetworkSettings: { Networks: { shop_front: { NetworkID: "n1", IPAddress: own } } } };
      throw new EngineError("refused", says, 403);
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
}

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ["the first", { own: "10.0.0.2/16" }, true],
  ["none below it is free", { a: "10.0.0.2/16", b: "10.0.0.3/16", own: "10.0.0.4/16" }, true],
  ["one below it is free", { a: "10.0.0.2/16", own: "10.0.0.4/16" }, false],
  ["those above it do not count", { own: "10.0.0.2/16", a: "10.0.0.9/16" }, true],
  ["it is not there", { a: "10.0.0.2/16" }, false],
])("the address that it would be given is its own: %s", async (_, addresses, keeps) => {
  await expect(keepsAddress(network(addresses), "own", "n1")).resolves.toBe(keeps);
});

test("where one may ask for it, it is", async () => {
  await expect(keepsAddress(network({ own: "10.0.0.4/16" }, THERE), "own", "n1")).resolves.toBe(true);
});

test("in a small network, whose addresses begin in the middle", async () => {
  const small = (own: string) => network({ own }, REFUSED, [{ Subnet: "10.0.0.8/29", Gateway: "10.0.0.9" }]);
  await expect(keepsAddress(small("10.0.0.10/29"), "own", "n1")).resolves.toBe(true);
  await expect(keepsAddress(small("10.0.0.11/29"), "own", "n1")).resolves.toBe(false);
});

test.each<[string, object, string, boolean]>([
  ["the gateway is not told: it is the first", { Subnet: "10.0.0.0/24" }, "10.0.0.2/24", true],
  ["the gateway is elsewhere", { Subnet: "10.0.0.0/24", Gateway: "10.0.0.254" }, "10.0.0.2/24", false],
  ["of a range", { Subnet: "10.0.0.0/24", IPRange: "10.0.0.128/25" }, "10.0.0.129/24", true],
  ["not the lowest of a range", { Subnet: "10.0.0.0/24", IPRange: "10.0.0.128/25" }, "10.0.0.130/24", false],
  ["before the range", { Subnet: "10.0.0.0/24", IPRange: "10.0.0.128/25" }, "10.0.0.7/24", false],
  [
    "behind one that is kept for another",
    { Subnet: "10.0.0.0/24", AuxiliaryAddresses: { router: "10.0.0.2" } },
    "10.0.0.3/24",
    true,
  ],
])("in a network whose subnet somebody has chosen, %s", async (_, config, own, keeps) => {
  await expect(keepsAddress(network({ own }, REFUSED, [config]), "own", "n1")).resolves.toBe(keeps);
});
