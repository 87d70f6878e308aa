import type { ProjectParts } from "@pulumi-compose/docker-health";
import { stateResource } from "../testing/state-resource";
import { behindItsBack, wantedParts } from "./on-engine";

const state = [
  stateResource("network", "shop-front", { id: "f00", engineName: "shop_front" }),
  stateResource("volume", "shop-data", { id: "shop_data" }),
  stateResource("container", "shop-web-1", { id: "c1", engineName: "shop-web-1", networks: ["f00", "shared"] }),
  stateResource("container", "shop-side-1", { id: "c2" }),
  stateResource("image", "shop-image", { id: "sha256:1" }),
];

const whole: ProjectParts = {
  containers: [
    { id: "c1", name: "shop-web-1", networks: ["shared", "shop_front"] },
    { id: "c2", name: "shop-side-1", networks: [] },
  ],
  networks: ["f00"],
  volumes: ["shop_data"],
};

test("an engine is asked for what the state has", () => {
  expect(wantedParts(state)).toEqual({ networks: ["f00"], volumes: ["shop_data"] });
  expect(wantedParts([stateResource("swarmService", "shop-web", {})])).toBeUndefined();
});

test.each<[string, Partial<ProjectParts>, readonly string[]]>([
  ["all is there", {}, []],
  ["a container is gone", { containers: whole.containers.slice(1) }, ["container shop-web-1 is gone from the engine"]],
  [
    "a network is gone, and with it a container's",
    {
      networks: [],
      containers: [
        { id: "c1", name: "shop-web-1", networks: ["shared"] },
        { id: "c2", name: "shop-side-1", networks: [] },
      ],
    },
    ["network shop-front is gone from the engine", "container shop-web-1 is not on all of its networks"],
  ],
  [
    "a container is called otherwise",
    {
      containers: [
        { id: "c1", name: "c1_shop-web-1", networks: ["shared", "shop_front"] },
        ...whole.containers.slice(1),
      ],
    },
    ["container shop-web-1 is called c1_shop-web-1"],
  ],
  ["a network is gone under a stopped container", { networks: [] }, ["network shop-front is gone from the engine"]],
  ["a volume is gone", { volumes: [] }, ["volume shop-data is gone from the engine"]],
  [
    "much is gone",
    { networks: [], volumes: [], containers: [] },
    ["network shop-front, volume shop-data, container shop-web-1, container shop-side-1 are gone from the engine"],
  ],
  [
    "a container is off a network that is somebody else's",
    {
      containers: [
        { id: "c1", name: "shop-web-1", networks: ["shop_front", "bridge"] },
        { id: "c2", name: "shop-side-1", networks: [] },
      ],
    },
    ["container shop-web-1 is not on all of its networks"],
  ],
])("%s", (_, parts, expected) => {
  expect(behindItsBack(state, { ...whole, ...parts })).toEqual(expected);
});

test("of some of a state, networks are known by the whole of it", () => {
  const some = state.filter(({ type }) => type.endsWith(":Container"));
  expect(behindItsBack(some, whole, state)).toEqual([]);
});
