import type { ProjectParts } from "@pulumi-compose/docker-health";
import { stateResource } from "../up/testing/a-state-resource";
import { behindItsBack, goneOf, wantedParts } from "./on-engine";
import type { StateResource } from "./state-resource";

const state = [
  stateResource("network", "shop-front", { id: "f00", engineName: "shop_front" }),
  stateResource("volume", "shop-data", { id: "shop_data" }),
  stateResource("container", "shop-web-1", { id: "c1", engineName: "shop-web-1", networks: ["f00", "shared"] }),
  stateResource("container", "shop-side-1", { id: "c2" }),
  stateResource("image", "shop-image", { id: "sha256:1" }),
];

const whole: ProjectParts = {
  containers: [
    { id: "c1", name: "shop-web-1", networks: ["shared", "shop_front"], state: "running" },
    { id: "c2", name: "shop-side-1", networks: [], state: "running" },
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
        { id: "c1", name: "shop-web-1", networks: ["shared"], state: "running" },
        { id: "c2", name: "shop-side-1", networks: [], state: "running" },
      ],
    },
    ["network shop-front is gone from the engine", "container shop-web-1 is not on all of its networks"],
  ],
  [
    "a container is called otherwise",
    {
      containers: [
        { id: "c1", name: "c1_shop-web-1", networks: ["shared", "shop_front"], state: "running" },
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
        { id: "c1", name: "shop-web-1", networks: ["shop_front", "bridge"], state: "running" },
        { id: "c2", name: "shop-side-1", networks: [], state: "running" },
      ],
    },
    ["container shop-web-1 is not on all of its networks"],
  ],
])("%s", (_, parts, expected) => {
  expect(behindItsBack(state, { ...whole, ...parts })).toEqual(expected);
});

test.each<[string, Partial<StateResource>, number, boolean, boolean]>([
  ["stopped", { runs: { always: true, restart: "no" } }, 137, false, true],
  ["done", { runs: { always: true, restart: "on-failure" } }, 0, false, false],
  ["kept running, and stopped with 0", { runs: { always: true, restart: "unless-stopped" } }, 0, false, true],
  ["a one-shot", { runs: { always: false, restart: "no" } }, 1, false, false],
  ["waited for by a gate, which starts it", { runs: { always: true, restart: "no" } }, 137, true, false],
])("a container that is %s", (_, resource, exitCode, isGated, isTold) => {
  const container = stateResource("container", "shop-web-1", { id: "c1", ...resource });
  const parts = { ...whole, containers: [{ id: "c1", name: "shop-web-1", networks: [], state: "exited", exitCode }] };
  const told = behindItsBack([container], parts, [container], () => isGated);
  expect(told).toEqual(isTold ? [`container shop-web-1 has ended (exit code ${exitCode})`] : []);
});

test("of some of a state, networks are known by the whole of it", () => {
  const some = state.filter(({ type }) => type.endsWith(":Container"));
  expect(behindItsBack(some, whole, state)).toEqual([]);
});

test("only what is gone", () => {
  const other = { ...whole, networks: [], containers: [{ id: "c2", name: "renamed", networks: [], state: "running" }] };
  expect(goneOf(state, other)).toEqual(["network shop-front, container shop-web-1 are gone from the engine"]);
  expect(goneOf(state, whole)).toEqual([]);
});
