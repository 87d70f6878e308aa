import type { StateResource } from "./state-resource";
import { unmanagedVolumes } from "./unmanaged-volumes";

function resource(kind: string, name: string, id: string): StateResource {
  const type = `docker:index/${kind.toLowerCase()}:${kind}`;
  return {
    urn: `u::${name}`,
    type,
    name,
    id,
    protected: false,
    engineName: "",
    networks: [],
    dependencies: [],
    uses: [],
  };
}

const [listed, declared, foreign] = ["a".repeat(64), "b".repeat(64), "c".repeat(64)];

test("what a container has in volumes without a name that are no resources", () => {
  const state = [
    resource("Volume", "shop-data", "shop_data"),
    resource("Volume", "shop-web-1.cache", listed),
    resource("Container", "shop-web-1", "c1"),
    resource("Container", "shop-db-1", "c2"),
  ];
  const containers = [
    {
      id: "c1",
      name: "shop-web-1",
      networks: [],
      volumes: [
        { name: "shop_data", place: "/data" },
        { name: listed, place: "/cache" },
        { name: declared, place: "/declared" },
      ],
    },
    { id: "c2", name: "shop-db-1", networks: [], volumes: [{ name: "elsewhere", place: "/data" }] },
    { id: "c3", name: "other", networks: [], volumes: [{ name: foreign, place: "/data" }] },
  ];
  expect(unmanagedVolumes(state, containers)).toEqual(
    new Map([["shop-web-1", { urn: "u::shop-web-1", volumes: [{ name: declared, place: "/declared" }] }]]),
  );
});
