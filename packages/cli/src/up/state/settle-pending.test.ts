import type { Deployment } from "@pulumi/pulumi/automation";
import { resourceTypes } from "../../resources/resource-types";
import { settlePending } from "./settle-pending";

const urnOf = (name: string) => `urn:pulumi:dev::shop::compose:index:Project$x::${name}`;
const labels = { "com.docker.compose.project": "shop", "com.docker.compose.version": "pulumi-compose" };
const provider = { urn: urnOf("default"), type: "pulumi:providers:docker", id: "0-0" };
const network = { urn: urnOf("shop-default"), type: resourceTypes.network, id: "n1" };

function creating(kind: keyof typeof resourceTypes, name: string, engineName: string, more: object = {}) {
  return {
    type: "creating",
    resource: { urn: urnOf(name), type: resourceTypes[kind], inputs: { name: engineName, __defaults: [] }, ...more },
  };
}

/** What an engine has, by name. */
function engineWith(containers: Readonly<Record<string, { id: string; labels: Readonly<Record<string, string>> }>>) {
  const engine = async () => ({
    containerNamed: async (name: string) => {
      const found = containers[name];
      return found && { ...found, name, status: "running", networkIds: [] };
    },
    networksNamed: async (name: string) =>
      name === "shop_back"
        ? [{ id: "n2", name, labels: { "com.docker.compose.project": "shop" }, containers: [] }]
        : [],
    volumeNamed: async () => undefined,
  });
  return { engine, inCluster: async (_: { readonly engineName: string }, _project: string) => false };
}

async function settle(
  operations: readonly object[],
  engine = engineWith({}),
  resources: object[] = [provider, network],
) {
  let state: Deployment = { version: 3, deployment: { resources, pending_operations: operations } };
  const said: string[] = [];
  const stack = {
    exportStack: async () => state,
    importStack: async (given: Deployment) => {
      state = given;
    },
  };
  const was = await settlePending(stack, "shop", (severity, text) => void said.push(`${severity}: ${text}`), engine);
  return { was, said, deployment: state.deployment };
}

test("a state of which nothing is pending stays as it is", async () => {
  const { was, said, deployment } = await settle([]);
  expect([was, said, deployment.pending_operations]).toEqual([false, [], []]);
});

test("a container that the engine has made gets into the state behind what it needs, to be made anew", async () => {
  const needs = { provider: `${provider.urn}::0-0`, dependencies: [network.urn] };
  const { was, said, deployment } = await settle(
    [creating("container", "shop-db-1", "shop-db-1", needs)],
    engineWith({ "shop-db-1": { id: "c1", labels } }),
    [provider, network, { urn: urnOf("last"), type: "other" }],
  );
  expect(was).toBe(true);
  expect(said.join("\n")).toMatch(
    /killed in the middle.*\n.*container shop-db-1 had been made: it is in the state now/,
  );
  expect(deployment.pending_operations).toEqual([]);
  expect(deployment.resources.map(({ urn }: { urn: string }) => urn.split("::").at(-1))).toEqual([
    "default",
    "shop-default",
    "shop-db-1",
    "last",
  ]);
  expect(deployment.resources[2]).toMatchObject({ id: "c1", taint: true, outputs: { name: "shop-db-1" } });
  expect(deployment.resources[2].outputs).not.toHaveProperty("__defaults");
});

test("in the place of the one that it replaces", async () => {
  const old = { urn: urnOf("shop-db-1"), type: resourceTypes.container, id: "gone", pendingReplacement: true };
  const { deployment } = await settle(
    [creating("container", "shop-db-1", "shop-db-1")],
    engineWith({ "shop-db-1": { id: "c2", labels } }),
    [old],
  );
  expect(deployment.resources).toMatchObject([{ urn: old.urn, id: "c2" }]);
});

test("one that was to take over from another, which goes on, is to go", async () => {
  const old = { urn: urnOf("shop-db-1"), type: resourceTypes.container, id: "c1" };
  const { deployment } = await settle(
    [creating("container", "shop-db-1", "shop-db-1-abc")],
    engineWith({ "shop-db-1-abc": { id: "c2", labels } }),
    [network, old],
  );
  expect(deployment.resources).toHaveLength(3);
  expect(deployment.resources).toContainEqual(old);
  expect(deployment.resources).toContainEqual(expect.objectContaining({ urn: old.urn, id: "c2", delete: true }));
});

test("a network is none the worse for it", async () => {
  const { deployment } = await settle([creating("network", "shop-back", "shop_back", { parent: network.urn })]);
  expect(deployment.resources.at(-1)).toMatchObject({ urn: urnOf("shop-back"), id: "n2" });
  expect(deployment.resources.at(-1)).not.toHaveProperty("taint");
});

test.each([
  ["is not there", {}],
  ["is docker compose's", { "shop-db-1": { id: "c1", labels: { ...labels, "com.docker.compose.version": "5.7.1" } } }],
  ["is another project's", { "shop-db-1": { id: "c1", labels: { ...labels, "com.docker.compose.project": "other" } } }],
])("a container that %s does not get into the state", async (_, containers) => {
  const { was, deployment } = await settle([creating("container", "shop-db-1", "shop-db-1")], engineWith(containers));
  expect(was).toBe(true);
  expect(deployment).toEqual({ resources: [provider, network], pending_operations: [] });
});

test("a container that the state has does not get into it again", async () => {
  const has = { urn: urnOf("other"), type: resourceTypes.container, id: "c1" };
  const engine = engineWith({ "shop-db-1": { id: "c1", labels } });
  const { deployment } = await settle([creating("container", "shop-db-1", "shop-db-1")], engine, [has]);
  expect(deployment.resources).toEqual([has]);
});

test("of two objects of a cluster with one name, that of another kind is not taken for the one that was being made", async () => {
  const service = { urn: urnOf("web-service"), type: "kubernetes:core/v1:Service", id: "shop/web" };
  const inputs = { metadata: { name: "web", namespace: "shop" } };
  const pending = { type: "creating", resource: { urn: urnOf("web"), type: "kubernetes:apps/v1:Deployment", inputs } };
  const { deployment } = await settle([pending], { ...engineWith({}), inCluster: async () => true }, [service]);
  expect(deployment.resources.map(({ type }: { type: string }) => type).sort()).toEqual([
    "kubernetes:apps/v1:Deployment",
    "kubernetes:core/v1:Service",
  ]);
});

test("nothing is said where the state cannot be written", async () => {
  const said: string[] = [];
  const stack = {
    exportStack: async () => ({
      version: 3,
      deployment: { resources: [], pending_operations: [{ type: "deleting", resource: network }] },
    }),
    importStack: () => Promise.reject(new Error("locked")),
  };
  await expect(settlePending(stack, "shop", (_, text) => void said.push(text), engineWith({}))).rejects.toThrow(
    "locked",
  );
  expect(said).toEqual([]);
});

test("what was being changed or deleted is in the state anyway", async () => {
  const { was, deployment } = await settle([{ type: "deleting", resource: network }]);
  expect(was).toBe(true);
  expect(deployment).toEqual({ resources: [provider, network], pending_operations: [] });
});

test("what nobody can look for is named", async () => {
  const { said } = await settle([creating("swarmService", "shop-db", "shop_db")]);
  expect(said.at(-1)).toMatch(/^warning: service shop_db was being made then.*`docker service rm shop_db` frees it/);
});

test("an object of a cluster that is there as this project's gets into the state under its name", async () => {
  const metadata = { name: "web", namespace: "shop" };
  const of = (type: string, name: string) => ({
    type: "creating",
    resource: { urn: urnOf(name), type, inputs: { metadata: { ...metadata, name } } },
  });
  const asked: string[] = [];
  const { deployment, said } = await settle(
    [of("kubernetes:apps/v1:Deployment", "web"), of("kubernetes:core/v1:Service", "api")],
    {
      ...engineWith({}),
      inCluster: async ({ engineName }, project) => {
        asked.push(`${project}: ${engineName}`);
        return engineName === "shop/web";
      },
    },
  );
  expect(asked).toEqual(["shop: shop/web", "shop: shop/api"]);
  const objects = deployment.resources.filter(({ type }: { type: string }) => type.startsWith("kubernetes:"));
  expect(objects).toEqual([
    {
      urn: urnOf("web"),
      type: "kubernetes:apps/v1:Deployment",
      id: "shop/web",
      inputs: { metadata },
      outputs: { metadata, __inputs: { metadata } },
    },
  ]);
  expect(said.at(-1)).toMatch(/^info: Deployment shop\/web had been made/);
});
