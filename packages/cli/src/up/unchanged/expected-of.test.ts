import { resourceTypes } from "../../resources/resource-types";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { inComposeFolder } from "../../testing/compose-folder";
import { inspectProject } from "../program/inspect-project";
import { expectedOf } from "./expected-of";

const COMPOSE = `
name: shop
services:
  web: { image: web, pids_limit: 5, networks: [own, shared], volumes: ["theirs:/data"] }
  side: { image: side, network_mode: "service:web" }
networks: { own: {}, shared: { external: true } }
volumes: { theirs: { external: true, name: other_theirs } }
`;

const urn = (type: string, name: string) => `urn:pulumi:shop::pulumi-compose::${type}::${name}`;
const component = urn(`compose:index:Project$${resourceTypes.component}`, "shop-web");
const resources = [
  { urn: urn("pulumi:pulumi:Stack", "pulumi-compose-shop"), type: "pulumi:pulumi:Stack" },
  { urn: urn("pulumi:providers:docker", "default"), type: "pulumi:providers:docker", id: "1" },
  { urn: urn("compose:index:Project", "shop"), type: "compose:index:Project" },
  {
    urn: urn(`compose:index:Project$${resourceTypes.network}`, "shop-own"),
    type: resourceTypes.network,
    id: "n1",
    inputs: { name: "shop_own" },
    outputs: { name: "shop_own" },
  },
  { urn: component, type: resourceTypes.component },
  {
    urn: urn(`compose:index:Project$compose:index:Service$${resourceTypes.container}`, "shop-web-1"),
    type: resourceTypes.container,
    id: "c1",
    parent: component,
    inputs: { name: "shop-web-1", networksAdvanced: [{ name: "n1" }], restart: "always" },
    outputs: { name: "shop-web-1", ports: [{ internal: 80, external: 8080 }] },
  },
];

const stateWith = (latest: object, version = 3) =>
  JSON.stringify({ version, checkpoint: { stack: "organization/pulumi-compose/shop", latest } });

const expected = (text: string) =>
  inComposeFolder(COMPOSE, async (cwd) => {
    const io = { cwd, env: {}, readStdin: () => "" };
    const { inspected } = inspectProject({}, dockerDeployment, io);
    if (!inspected) throw new Error("the file has an error");
    return expectedOf(text, inspected);
  });

test("what is looked for is what the state has, with what the plan says of it", async () => {
  expect(await expected(stateWith({ resources }))).toEqual({
    expected: {
      project: "shop",
      resources: [
        { type: resourceTypes.network, id: "n1", name: "shop-own", engineName: "shop_own", networks: [] },
        {
          type: resourceTypes.container,
          id: "c1",
          name: "shop-web-1",
          engineName: "shop-web-1",
          networks: ["n1"],
          runs: { always: true, restart: "always" },
          service: "web",
          limits: { pidsLimit: 5 },
        },
      ],
      externals: { networks: ["shared"], volumes: ["other_theirs"], configs: [], secrets: [] },
    },
    shown: [
      { kind: "project", name: "shop" },
      { kind: "network", name: "shop-own", called: "shop_own" },
      { kind: "service", name: "shop-web" },
      { kind: "container", name: "shop-web-1", service: "web", ports: ["0.0.0.0:8080->80/tcp"] },
    ],
  });
});

test("a state with what older programs do not know is read like any other", async () => {
  expect(await expected(stateWith({ resources }, 4))).toEqual(await expected(stateWith({ resources })));
});

test("who is in another's namespaces is looked at more closely", async () => {
  const [, , , , , web] = resources;
  const side = { ...web, urn: web?.urn.replace("shop-web-1", "shop-side-1"), id: "c2" };
  const found = await expected(stateWith({ resources: [...resources, side] }));
  expect(found?.expected.resources.at(-1)).toMatchObject({ id: "c2", service: "side", shares: true });
});

test.each([
  ["another version of states", stateWith({ resources }, 5)],
  ["a stack without a state", JSON.stringify({ version: 3, checkpoint: {} })],
  ["something broken off", stateWith({ resources, pending_operations: [{ type: "creating", resource: {} }] })],
])("%s is for Pulumi", async (_, text) => {
  expect(await expected(text)).toBeUndefined();
});
