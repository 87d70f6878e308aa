import type { Request, Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { connectNetwork } from "./connect-network";

interface Engine {
  /** The container's endpoints by the networks' names: the ids. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** What the engine says to a connection. */
  readonly refusal?: EngineError;
}

/** An engine with a network "shop_front" of the id "f00" and one container. */
function engine({ endpoints, refusal }: Engine) {
  const posted: Request[] = [];
  const networks = Object.entries(endpoints).map(([name, NetworkID]) => [name, { NetworkID }]);
  const ask: Requester = {
    async json(request) {
      if (request.method === "POST") {
        posted.push(request);
        if (refusal) throw refusal;
        return "";
      }
      if (/^\/networks\/(f00|shop_front)$/.test(request.path)) return { Id: "f00", Name: "shop_front" };
      if (request.path === "/containers/c0ffee/json")
        return { NetworkSettings: { Networks: Object.fromEntries(networks) } };
      throw new EngineError("refused", `${request.path} not found`, 404);
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  return { ask, posted };
}

test.each([
  ["on none", {}, true],
  ["on another", { bridge: "b00" }, true],
  ["on it", { shop_front: "f00" }, false],
  // A stopped container's, once it has been connected.
  ["to be on it at its next start", { shop_front: "" }, false],
  ["on one of its name that is no more", { shop_front: "0ld" }, true],
])("a container that is %s", async (_, endpoints, connects) => {
  for (const network of ["f00", "shop_front"]) {
    const { ask, posted } = engine({ endpoints });
    expect(await connectNetwork(ask, "c0ffee", network, {})).toBe(connects ? "shop_front" : undefined);
    expect(posted.map(({ path }) => path)).toEqual(connects ? ["/networks/f00/connect"] : []);
  }
});

test("it is known there as it was", async () => {
  const { ask, posted } = engine({ endpoints: {} });
  await connectNetwork(ask, "c0ffee", "f00", {
    aliases: ["web", "shop"],
    ipv4Address: "10.1.0.7",
    ipv6Address: "fd00::7",
    linkLocalIps: ["169.254.1.1"],
    macAddress: "02:42:ac:11:00:02",
    driverOpts: ["a=1", "b=x=y"],
    gwPriority: 5,
  });
  expect(posted[0]?.body).toEqual({
    Container: "c0ffee",
    EndpointConfig: {
      Aliases: ["web", "shop"],
      IPAMConfig: { IPv4Address: "10.1.0.7", IPv6Address: "fd00::7", LinkLocalIPs: ["169.254.1.1"] },
      MacAddress: "02:42:ac:11:00:02",
      DriverOpts: { a: "1", b: "x=y" },
      GwPriority: 5,
    },
  });
});

// An engine takes a stopped container for connected to it.
test("a network that does not exist is not connected to", async () => {
  const { ask, posted } = engine({ endpoints: {} });
  await expect(connectNetwork(ask, "c0ffee", "gone", {})).rejects.toThrow("/networks/gone not found");
  expect(posted).toEqual([]);
});

test.each([
  [new EngineError("refused", "endpoint with name shop-web-1 already exists in network shop_front", 403), undefined],
  [new EngineError("refused", "Address already in use", 403), "Address already in use"],
])("an engine that says %s", async (refusal, message) => {
  const done = connectNetwork(engine({ endpoints: {}, refusal }).ask, "c0ffee", "f00", {});
  if (message === undefined) expect(await done).toBeUndefined();
  else await expect(done).rejects.toThrow(message);
});
