import type { Request, Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { serviceContainers } from "./service-containers";

const asked: Request[] = [];

const ask: Requester = {
  async json(request) {
    asked.push(request);
    if (request.path === "/containers/json") return [{ Id: "a" }, { Id: "gone" }, { Id: "b" }];
    if (request.path === "/containers/a/json") {
      const endpoint = { NetworkID: "n1", Aliases: ["web"], DNSNames: ["shop-web-1", "web"], IPAddress: "10.0.0.2" };
      return {
        Id: "a",
        Name: "/shop-web-1",
        Config: { Labels: { x: "1" }, StopTimeout: 3 },
        State: { Status: "paused" },
        NetworkSettings: { Networks: { shop_default: endpoint } },
      };
    }
    if (request.path === "/containers/b/json") return { Id: "b", Name: "/b", State: { Status: "exited" } };
    throw new EngineError("refused", "no such container", 404);
  },
  stream: () => Promise.reject(new Error("nothing is streamed here")),
};

test("all with these labels, and how they are found; one that goes meanwhile is left out", async () => {
  await expect(serviceContainers(ask, { p: "shop", s: "web" })).resolves.toEqual([
    {
      id: "a",
      name: "shop-web-1",
      labels: { x: "1" },
      runs: true,
      stopTimeout: 3,
      memberships: [
        {
          networkId: "n1",
          network: "shop_default",
          aliases: ["web", "shop-web-1"],
          ipv4Address: "10.0.0.2",
          macAddress: "",
        },
      ],
    },
    { id: "b", name: "b", labels: {}, runs: false, stopTimeout: 10, memberships: [] },
  ]);
  expect(asked[0]?.query).toEqual({ all: "1", filters: JSON.stringify({ label: ["p=shop", "s=web"] }) });
});
