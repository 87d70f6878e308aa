import type { Request, Requester } from "../engine/requester";
import { adoptableProject } from "./adoptable-project";

const labelled = (more: object) => ({ Labels: { "com.docker.compose.project": "shop", ...more } });

const answers: Readonly<Record<string, unknown>> = {
  "/containers/json": [
    {
      Id: "c1",
      Names: ["/shop-web-2"],
      ImageID: "sha256:1",
      Image: "web:1",
      ...labelled({ "com.docker.compose.service": "web", "com.docker.compose.container-number": "2" }),
    },
    {
      Id: "c2",
      Names: ["/shop-db-1"],
      ImageID: "sha256:2",
      Image: "db",
      ...labelled({ "com.docker.compose.service": "db" }),
    },
  ],
  "/containers/c1/json": { Mounts: [{ Type: "volume", Name: "shop_data", Destination: "/data" }] },
  "/networks": [{ Id: "f00", Name: "shop_front", ...labelled({ "com.docker.compose.network": "front" }) }],
  "/volumes": { Volumes: [{ Name: "shop_data", ...labelled({ "com.docker.compose.volume": "data" }) }] },
};

test("what docker compose made of a project, without what it ran once", async () => {
  const asked: Request[] = [];
  const ask: Requester = {
    async json(request) {
      asked.push(request);
      return answers[request.path] ?? {};
    },
    stream: () => Promise.reject(new Error("nothing is streamed here")),
  };
  const web = { service: "web", number: 2, imageId: "sha256:1", imageTags: ["web:1"] };
  const db = { service: "db", number: 1, imageId: "sha256:2", imageTags: ["db"] };
  expect(await adoptableProject(ask, "shop")).toEqual({
    containers: [
      { id: "c1", name: "shop-web-2", ...web, volumes: new Map([["/data", "shop_data"]]) },
      { id: "c2", name: "shop-db-1", ...db, volumes: new Map() },
    ],
    networks: new Map([["front", "f00"]]),
    volumes: new Map([["data", "shop_data"]]),
  });
  expect(asked[0]).toMatchObject({
    path: "/containers/json",
    query: {
      all: "1",
      filters: '{"label":["com.docker.compose.project=shop","com.docker.compose.oneoff=False"]}',
    },
  });
});
