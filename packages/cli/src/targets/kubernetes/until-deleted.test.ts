import type { Cluster } from "@pulumi-compose/kubernetes-health";
import { aWorkload, FakeCluster } from "../../testing/fake-cluster";
import { stateResource } from "../../up/testing/a-state-resource";
import { untilDeleted } from "./until-deleted";

const state = (type: string, name: string, id = `shop/${name}`) => ({
  ...stateResource("container", `shop-${name}`),
  ...{ type: `kubernetes:${type}`, id },
});
const resources = [
  state("apps/v1:Deployment", "web"),
  state("apps/v1:StatefulSet", "db"),
  state("core/v1:PersistentVolumeClaim", "data"),
  state("core/v1:Service", "db"),
  state("core/v1:Secret", "key"),
  state("core/v1:Namespace", "ns", "shop"),
  { ...stateResource("container", "shop"), type: "pulumi:providers:kubernetes" },
];

interface Case {
  /** What is being deleted at first. */
  readonly deleted?: readonly string[];
  /** What of it is still there when the wait is over. */
  readonly stuck?: readonly string[];
  /** Kinds that nobody may list. */
  readonly hidden?: readonly string[];
  readonly graceMs?: number;
  readonly cancels?: boolean;
}

async function wait({ deleted = [], stuck = [], hidden = [], graceMs = 10_000, cancels = false }: Case) {
  const cluster = new FakeCluster();
  cluster.add(aWorkload({ name: "db", kind: "StatefulSet", graceMs, isTerminating: true }), []);
  const said: string[] = [];
  const waits: string[] = [];
  const abort = new AbortController();
  const gone: Cluster["gone"] = async (_, { deleting = [], deadlineMs = 0 } = {}) => {
    const names = deleting.map(({ kind, name }) => `${kind}/${name}`);
    if (names.some((name) => hidden.includes(name))) throw new Error("forbidden");
    const there = deadlineMs === 0 ? deleted : stuck;
    if (deadlineMs > 0) {
      waits.push(`${names.join(", ")} ${deadlineMs / 1_000} s`);
      if (cancels) abort.abort();
    }
    return names.filter((name) => there.includes(name));
  };
  const asked = { gone, workloads: cluster.workloads };
  const say = (severity: string, message: string) => void said.push(`${severity}: ${message}`);
  const ended = await untilDeleted(resources, { say, cancelled: abort.signal }, async () => asked).catch(
    (error: Error & { readonly hint?: string }) => `${error.name}: ${error.message} (${error.hint ?? ""})`,
  );
  return { said, waits, ended };
}

const db = "StatefulSet/db";
const data = "PersistentVolumeClaim/data";
const dbSaid = "info: workload shop-db is being deleted: waiting until it is gone";

test.each<[what: string, given: Case, said: readonly string[], waits: readonly string[], ended: unknown]>([
  ["nothing is being deleted", {}, [], [], []],
  ["a workload goes", { deleted: [db] }, [dbSaid], [`${db} 300 s`], []],
  ["one whose pods may take long", { deleted: [db], graceMs: 600_000 }, [dbSaid], [`${db} 660 s`], []],
  [
    "workload, service and claim go: the claim at last, as a pod may have it",
    { deleted: [db, data, "Service/db"] },
    ["info: workload shop-db, claim shop-data, service shop-db are being deleted: waiting until they are gone"],
    [`${db} 300 s`, "Service/db 300 s", `${data} 30 s`],
    ["claim shop-data, service shop-db are gone from the cluster"],
  ],
  [
    "the namespace goes",
    { deleted: ["Namespace/shop"] },
    ["info: namespace shop-ns is being deleted: waiting until it is gone"],
    ["Namespace/shop 300 s"],
    ["namespace shop-ns is gone from the cluster"],
  ],
  [
    "a workload stays",
    { deleted: [db], stuck: [db] },
    [dbSaid],
    [`${db} 300 s`],
    expect.stringMatching(
      /^CannotDeploy: workload shop-db is being deleted, and not gone after 5 minutes: .*`kubectl describe --namespace shop statefulset db`/,
    ),
  ],
  [
    "a claim stays, for a pod that nobody deletes has it",
    { deleted: [data], stuck: [data] },
    [
      "info: claim shop-data is being deleted: waiting until it is gone",
      expect.stringMatching(/^warning: claim shop-data is being deleted, and not gone/),
    ],
    [`${data} 30 s`],
    [],
  ],
  [
    "somebody cancels",
    { deleted: [db], stuck: [db], cancels: true },
    [dbSaid],
    [`${db} 300 s`],
    expect.stringMatching(/cancelled/),
  ],
  ["a kind that nobody may list", { deleted: [db, data], hidden: [data] }, [dbSaid], [`${db} 300 s`], []],
])("%s", async (_, given, said, waits, ended) => {
  expect(await wait(given)).toEqual({ said, waits, ended });
});

test("a state without objects of a cluster asks nobody, and where there is no cluster nothing is waited for", async () => {
  const connect = jest.fn(() => Promise.reject(new Error("no kubeconfig")));
  const tools = { say: () => {}, cancelled: new AbortController().signal };
  expect(await untilDeleted([state("core/v1:Secret", "key")], tools, connect)).toEqual([]);
  expect(connect).not.toHaveBeenCalled();
  expect(await untilDeleted(resources, tools, connect)).toEqual([]);
});
