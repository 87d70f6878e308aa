import type { Request, Requester } from "../engine/requester";
import { projectParts } from "./project-parts";

const answers: Readonly<Record<string, unknown>> = {
  "/containers/json": [
    {
      Id: "c1",
      Names: ["/shop-web-1"],
      NetworkSettings: { Networks: { shop_front: { NetworkID: "f00" }, shared: {} } },
    },
    {
      Id: "c2",
      NetworkSettings: { Networks: {} },
      Mounts: [
        { Type: "volume", Name: "shop_data", Destination: "/data" },
        { Type: "bind", Source: "/conf", Destination: "/conf" },
      ],
    },
    { Id: "c3", State: "exited", Status: "Exited (137) 5 minutes ago" },
    { Id: "c4", State: "running", Status: "Up 5 minutes" },
  ],
  "/networks": [{ Id: "f00" }, { Id: "f00d" }],
  "/volumes": { Volumes: [{ Name: "shop_data" }, { Name: "shop_data2" }] },
};

function engine() {
  const asked: Request[] = [];
  const ask: Requester = {
    async json(request) {
      asked.push(request);
      return answers[request.path];
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  return { ask, asked };
}

test("the containers with their networks, and what is there of the rest", async () => {
  const { ask, asked } = engine();
  const wanted = { networks: ["f00", "bac"], volumes: ["shop_data", "shop_dat"] };
  expect(await projectParts(ask, "shop", wanted)).toEqual({
    containers: [
      { id: "c1", name: "shop-web-1", networks: ["shop_front", "shared"] },
      { id: "c2", name: "", networks: [], volumes: [{ name: "shop_data", place: "/data" }] },
      { id: "c3", name: "", networks: [], exitCode: 137 },
      { id: "c4", name: "", networks: [] },
    ],
    networks: ["f00"],
    volumes: ["shop_data"],
  });
  expect(asked.map(({ path, query }) => [path, JSON.parse(query?.filters ?? "")])).toEqual([
    ["/containers/json", { label: ["com.docker.compose.project=shop"] }],
    ["/networks", { id: ["f00", "bac"] }],
    ["/volumes", { name: ["shop_data", "shop_dat"] }],
  ]);
});

test("nobody is asked for nothing", async () => {
  const { ask, asked } = engine();
  await projectParts(ask, "shop", { networks: [], volumes: [] });
  expect(asked.map(({ path }) => path)).toEqual(["/containers/json"]);
});
