import type { ServiceSnapshot, TaskSnapshot } from "@pulumi-compose/docker-health";
import { resourceTypes } from "../../resources/resource-types";
import { aService, aTask, FakeSwarm } from "../../testing/fake-swarm";
import type { AskedCondition, Expected } from "../command-target";
import { lookAtSwarm } from "./look-at-swarm";

const service = (name: string) => ({
  ...{ type: resourceTypes.swarmService, name: `shop-${name}`, engineName: `shop_${name}`, networks: [] },
  ...{ id: aService({ name: `shop_${name}` }).id, service: name },
});
const externals = { networks: [], volumes: [], configs: [], secrets: [] };
const expected: Expected = {
  project: "shop",
  resources: [
    service("db"),
    service("seed"),
    { type: resourceTypes.network, id: "n1", name: "shop-default", engineName: "shop_default", networks: [] },
  ],
  externals,
};

interface Swarm {
  readonly db?: Partial<ServiceSnapshot>;
  readonly dbTask?: Partial<TaskSnapshot>;
  readonly seedTask?: Partial<TaskSnapshot>;
  readonly without?: string;
}

function look(
  { db = {}, dbTask = {}, seedTask = {}, without }: Swarm,
  asked: readonly AskedCondition[] = [],
  more: Partial<Expected> = {},
) {
  const swarm = new FakeSwarm();
  const restart = { condition: "none", maxAttempts: 0 } as const;
  const all = [aService({ name: "shop_db", ...db }), aService({ name: "shop_seed", restart })];
  swarm.list.push(...all.filter(({ name }) => name !== without));
  swarm.all.push(aTask("shop_db", dbTask), aTask("shop_seed", seedTask));
  const version = { product: "docker", version: "29.8.0", apiVersion: "1.56", os: "linux", arch: "amd64" } as const;
  const keeper = { version: async () => version };
  return lookAtSwarm({ ...expected, ...more }, asked, { swarm: async () => swarm, keeper: async () => keeper });
}

const ended = { state: "complete", desired: "shutdown", exitCode: 0 } as const;

test("all is there: each service in its version, and what its services use", async () => {
  const seen = await look({});
  expect(seen).toMatchObject({
    engine: "docker 29.8.0 (1.56)",
    odd: [],
    parts: { containers: [], networks: ["n1"], volumes: [] },
  });
  expect(Object.keys(seen.marks ?? {})).toHaveLength(2);
});

test("a service that was written to has another mark", async () => {
  const [one, other] = [await look({}), await look({ db: { version: 9 } })];
  expect(one.marks).not.toEqual(other.marks);
});

test("what gates wait for is so", async () => {
  const asked = [
    { service: "db", condition: "service_healthy" },
    { service: "db", condition: "up" },
    { service: "seed", condition: "service_completed_successfully" },
  ];
  expect((await look({ seedTask: ended }, asked)).odd).toEqual([]);
});

interface Case {
  readonly swarm?: Swarm;
  readonly odd: readonly string[];
  readonly asked?: readonly AskedCondition[];
  readonly more?: Partial<Expected>;
}

test.each<[string, Case]>([
  ["a service is gone", { swarm: { without: "shop_db" }, odd: ["service shop-db is gone"] }],
  ["a replica starts", { swarm: { dbTask: { state: "starting" } }, odd: ["service shop-db does not meet converged"] }],
  ["one of two is there", { swarm: { db: { replicas: 2 } }, odd: ["service shop-db does not meet converged"] }],
  [
    "an update is under way",
    {
      swarm: { db: { update: { state: "updating", message: "" } } },
      odd: ["service shop-db does not meet converged"],
    },
  ],
  [
    "it was rolled back",
    {
      swarm: { db: { update: { state: "rollback_completed", message: "" } } },
      odd: ["service shop-db does not meet converged"],
    },
  ],
  [
    "one that is to have ended runs",
    {
      odd: ["service shop-seed does not meet service_completed_successfully"],
      asked: [{ service: "seed", condition: "service_completed_successfully" }],
    },
  ],
  [
    "a secret is another's",
    { odd: ["theirs is external"], more: { externals: { ...externals, secrets: ["theirs"] } } },
  ],
])("%s", async (_, { swarm = {}, odd, asked, more }) => {
  expect((await look(swarm, asked, more)).odd).toEqual(odd);
});
