import type { Deployment } from "@pulumi/pulumi/automation";
import type { NetworkConfig } from "@pulumi-compose/parser";
import { resourceTypes } from "../../resources/resource-types";
import { takeBackNetworks } from "./own-again";

const urn = (type: string, name: string) => `urn:pulumi:dev::pulumi-compose::${type}::${name}`;
const provider = urn("pulumi:providers:docker", "default");
const project = { urn: urn("compose:index:Project", "shop"), type: "compose:index:Project" };
const web = {
  urn: urn("x", "shop-web-1"),
  type: resourceTypes.container,
  id: "c1",
  inputs: { name: "shop-web-1" },
  provider: `${provider}::0-0`,
};
const resources = [project, { urn: provider, type: "pulumi:providers:docker", id: "0-0" }, web];
const labels = { "com.docker.compose.project": "shop", "com.docker.compose.network": "back" };
const back = { id: "n1", name: "shop_back", labels, containers: ["shop-web-1"] };

async function takeBack(
  found: readonly (typeof back)[],
  given: Readonly<Record<string, NetworkConfig>> = { back: { name: "shop_back", extensions: {} } },
  had: object[] = resources,
) {
  let state: Deployment = { version: 3, deployment: { resources: had } };
  const said: string[] = [];
  const stack = {
    exportStack: async () => state,
    importStack: async (changed: Deployment) => {
      state = changed;
    },
  };
  const isBack = await takeBackNetworks(
    stack,
    { name: "shop", networks: given },
    (_, text) => void said.push(text),
    async () => ({ networksNamed: async () => found }),
  );
  return { isBack, said, resources: state.deployment.resources };
}

test("a network that the project's containers are on gets into the state again, before them", async () => {
  const { isBack, said, resources } = await takeBack([back]);
  expect(isBack).toBe(true);
  expect(said).toEqual(["network shop_back is the project's own again, and is looked after as before"]);
  expect(resources.map(({ id }: { id?: string }) => id)).toEqual([undefined, "0-0", "n1", "c1"]);
  expect(resources[2]).toMatchObject({
    urn: "urn:pulumi:dev::pulumi-compose::compose:index:Project$docker:index/network:Network::shop-back",
    parent: project.urn,
    provider: web.provider,
    inputs: { name: "shop_back" },
  });
});

test.each<[string, Parameters<typeof takeBack>]>([
  ["there is none", [[]]],
  ["nobody is on it", [[{ ...back, containers: [] }]]],
  ["another's container is on it", [[{ ...back, containers: ["shop-web-1", "other"] }]]],
  ["it is another project's", [[{ ...back, labels: { ...labels, "com.docker.compose.project": "other" } }]]],
  ["there are two of the name", [[back, { ...back, id: "n2" }]]],
  ["the file says that it is another's", [[back], { back: { name: "shop_back", external: true, extensions: {} } }]],
  [
    "the state has it",
    [[back], undefined, [...resources, { urn: urn("x", "shop-back"), type: resourceTypes.network }]],
  ],
])("nothing is done where %s", async (_, given) => {
  const { isBack, resources } = await takeBack(...given);
  expect(isBack).toBe(false);
  expect(JSON.stringify(resources)).not.toContain("n1");
});
