import { aPod, aWorkload, FakeCluster } from "../../testing/fake-cluster";
import type { AskedCondition, Expected } from "../command-target";
import { lookAtCluster } from "./look-at-cluster";

const workload = (kind: string, name: string) => ({
  ...{ type: `kubernetes:${kind}`, name: `shop-${name}`, engineName: "", networks: [] },
  ...{ id: `shop/${name}`, service: name },
});
const externals = { networks: [], volumes: [], configs: [], secrets: [] };
const expected: Expected = {
  project: "shop",
  resources: [workload("apps/v1:Deployment", "web"), workload("batch/v1:Job", "seed")],
  externals,
};

const complete = { type: "Complete", status: "True", reason: "", message: "", since: "" };
const job = { kind: "Job", job: { parallelism: 1, backoffLimit: 0 }, conditions: [complete] } as const;

interface Case {
  readonly web?: Parameters<typeof aPod>[1];
  readonly generation?: number;
  readonly seed?: Partial<Parameters<typeof aWorkload>[0]>;
  readonly without?: string;
  /** That of all of them, which is being deleted. */
  readonly namespace?: "going";
  readonly asked?: readonly AskedCondition[];
  readonly more?: Partial<Expected>;
}

function look({ web = {}, generation = 1, seed = {}, without, namespace, asked = [], more = {} }: Case) {
  const cluster = new FakeCluster();
  const namespaceNamed = async () => ({ labels: {}, isTerminating: namespace === "going" });
  if (without !== "web") cluster.add(aWorkload({ name: "web", generation }), [aPod("web", web)]);
  if (without !== "seed") cluster.add(aWorkload({ name: "seed", ...job, ...seed }), []);
  const { host, version, looks } = cluster;
  return lookAtCluster({ ...expected, ...more }, asked, async () => ({ host, version, looks, namespaceNamed }));
}

test("all is there, as gates want it", async () => {
  const asked = [
    { service: "web", condition: "service_healthy" },
    { service: "seed", condition: "service_completed_successfully" },
  ];
  expect(await look({ asked })).toEqual({
    engine: "kubernetes v1.36.3 at https://fake:6443",
    parts: { containers: [], networks: [], volumes: [] },
    odd: [],
    marks: { "shop-web": "uid-web 1", "shop-seed": "uid-seed 1" },
  });
});

test("a workload that was written to has another mark", async () => {
  expect((await look({ generation: 2 })).marks).not.toEqual((await look({})).marks);
});

test.each<[string, Case, readonly string[]]>([
  ["one is gone", { without: "web" }, ["workload shop-web is gone"]],
  ["a pod is not ready", { web: { ready: false } }, ["workload shop-web does not meet converged"]],
  ["their namespace is being deleted", { namespace: "going" }, ["namespace shop is being deleted"]],
  ["one is being deleted", { seed: { isTerminating: true } }, ["workload shop-seed is being deleted"]],
  ["a job has not ended", { seed: { conditions: [] } }, ["workload shop-seed does not meet converged"]],
  [
    "a job has failed",
    { seed: { conditions: [{ ...complete, type: "Failed" }] } },
    ["workload shop-seed does not meet converged"],
  ],
  ["something is another's", { more: { externals: { ...externals, secrets: ["key"] } } }, ["key is external"]],
])("%s", async (_, given, odd) => {
  expect((await look(given)).odd).toEqual(odd);
});
