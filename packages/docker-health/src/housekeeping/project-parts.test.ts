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
      { id: "c1", name: "shop-web-1", networks: ["shop_front", "shared"], state: "" },
      { id: "c2", name: "", networks: [], volumes: [{ name: "shop_data", place: "/data" }], state: "" },
      { id: "c3", name: "", networks: [], exitCode: 137, state: "exited" },
      { id: "c4", name: "", networks: [], state: "running", upSeconds: 300 },
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

test.each<[status: string, health: string | undefined, upSeconds: number | undefined]>([
  ["Up Less than a second", undefined, 0],
  ["Up 1 second", undefined, 1],
  ["Up 12 seconds (health: starting)", "starting", 12],
  ["Up About a minute (healthy)", "healthy", 60],
  ["Up About an hour (unhealthy)", "unhealthy", 3_600],
  ["Up 3 weeks", undefined, 1_814_400],
  ["Up since Tuesday (healthy)", "healthy", undefined],
])("%s", async (Status, health, upSeconds) => {
  const ask: Requester = {
    json: async ({ path }) => (path === "/containers/json" ? [{ Id: "c1", State: "running", Status }] : []),
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  const { containers } = await projectParts(ask, "shop", { networks: [], volumes: [] });
  expect(containers).toEqual([
    {
      id: "c1",
      name: "",
      networks: [],
      state: "running",
      ...(health !== undefined && { health }),
      ...(upSeconds !== undefined && { upSeconds }),
    },
  ]);
});
