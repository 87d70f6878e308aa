import type { ContainerSnapshot, ProjectParts } from "@pulumi-compose/docker-health";
import { aContainer } from "../../../../docker-health/src/testing/a-container";
import { resourceTypes } from "../../resources/resource-types";
import type { ExpectedResource } from "../command-target";
import { lookAtEngine } from "./look-at-engine";

const parts: ProjectParts = { containers: [], networks: ["n1"], volumes: ["shared_data"] };
const container = (name: string, more: Partial<ExpectedResource> = {}): ExpectedResource => ({
  type: resourceTypes.container,
  id: name,
  name,
  engineName: name,
  networks: [],
  ...more,
});

function engine(snapshots: Readonly<Record<string, ContainerSnapshot>> = {}, were: object | null = {}) {
  const asked: unknown[] = [];
  return {
    asked,
    keeper: async () => ({
      version: async () => ({
        product: "docker" as const,
        version: "29.1",
        apiVersion: "1.52",
        os: "linux",
        arch: "x",
      }),
      projectParts: async (...question: unknown[]) => {
        asked.push(question);
        return parts;
      },
      isNetworkMissing: async (name: string) => name === "nowhere",
      limit: async () => (were ? { were, warnings: [] } : undefined),
      snapshot: async (id: string) => snapshots[id],
    }),
  };
}

const look = (resources: readonly ExpectedResource[], { keeper }: ReturnType<typeof engine>, externals = {}) =>
  lookAtEngine(
    { project: "shop", resources, externals: { networks: [], volumes: [], configs: [], secrets: [], ...externals } },
    keeper,
  );

test("one look for all that is looked at, and for what is there without the project", async () => {
  const fake = engine();
  const network = { ...container("front"), type: resourceTypes.network, id: "n1" };
  const seen = await look([network, container("web")], fake, { networks: ["shared"], volumes: ["shared_data"] });
  expect(seen).toEqual({ engine: "docker 29.1 (1.52)", parts, odd: [] });
  expect(fake.asked).toEqual([["shop", { networks: ["n1"], volumes: ["shared_data"] }]]);
});

test("what is there without the project, and is not", async () => {
  const { odd } = await look([], engine(), { networks: ["nowhere"], volumes: ["lost"] });
  expect(odd).toEqual(["no network nowhere", "no volume lost"]);
});

test.each([
  ["as told", {}, []],
  ["another", { pidsLimit: 5 }, ["container web has other limits"]],
  ["of a container that is gone", null, ["container web has other limits"]],
])("a limit: %s", async (_, were, expected) => {
  const { odd } = await look([container("web", { limits: { pidsLimit: 3 } })], engine({}, were));
  expect(odd).toEqual(expected);
});

test.each([
  ["whole", "2026-01-01T00:00:00Z", []],
  ["lost", "2026-01-03T00:00:00Z", ["container side has lost what it shares"]],
])("namespaces that are shared: %s", async (_, ownerStarted, expected) => {
  const snapshots = {
    web: aContainer({ state: { startedAt: ownerStarted } }),
    side: aContainer({
      state: { startedAt: "2026-01-02T00:00:00Z" },
      shares: [{ namespace: "network", container: "web" }],
    }),
  };
  const { odd } = await look([container("web"), container("side", { shares: true })], engine(snapshots));
  expect(odd).toEqual(expected);
});

test("who shared something and is gone has lost it", async () => {
  const { odd } = await look([container("side", { shares: true })], engine());
  expect(odd).toEqual(["container side has lost what it shares"]);
});
