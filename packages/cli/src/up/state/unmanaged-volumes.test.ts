import { stateResource } from "../testing/a-state-resource";
import { unmanagedVolumes } from "./unmanaged-volumes";

const [listed, declared, foreign] = ["a".repeat(64), "b".repeat(64), "c".repeat(64)];

test("what a container has in volumes without a name that are no resources", () => {
  const state = [
    stateResource("volume", "shop-data", { id: "shop_data" }),
    stateResource("volume", "shop-web-1.cache", { id: listed }),
    stateResource("container", "shop-web-1", { id: "c1" }),
    stateResource("container", "shop-db-1", { id: "c2" }),
  ];
  const containers = [
    {
      id: "c1",
      name: "shop-web-1",
      networks: [],
      state: "running",
      volumes: [
        { name: "shop_data", place: "/data" },
        { name: listed, place: "/cache" },
        { name: declared, place: "/declared" },
      ],
    },
    { id: "c2", name: "shop-db-1", networks: [], state: "running", volumes: [{ name: "elsewhere", place: "/data" }] },
    { id: "c3", name: "other", networks: [], state: "running", volumes: [{ name: foreign, place: "/data" }] },
  ];
  expect(unmanagedVolumes(state, containers)).toEqual(
    new Map([["shop-web-1", { urn: "u::shop-web-1", volumes: [{ name: declared, place: "/declared" }] }]]),
  );
});
