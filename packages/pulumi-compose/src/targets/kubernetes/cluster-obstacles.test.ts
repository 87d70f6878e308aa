import { type Cluster, ClusterError, type ObjectRef } from "@pulumi-compose/kubernetes-health";
import { parseProject } from "@pulumi-compose/parser";
import { clusterObstacles } from "./cluster-obstacles";
import { kubernetesTarget } from "./kubernetes-target";

const compose = `name: shop
services:
  web:
    image: nginx
    secrets: [tok, { source: own, target: x }]
    configs: [conf]
  db:
    image: nginx
    volumes: ["data:/data", "/srv:/srv", "own:/own"]
    pre_start: [{ image: i, volumes: ["seed:/seed"] }]
  plain: { image: nginx }
  none: { image: nginx, scale: 0, volumes: ["never:/data"] }
volumes:
  data: { external: true }
  seed: { external: true, name: seeds }
  own: {}
  never: { external: true }
  unused: { external: true }
configs:
  conf: { external: true }
secrets:
  tok: { external: true, name: token }
  own: { environment: OWN }
`;

interface There {
  /** Undefined: none of that name. */
  readonly namespace?: { readonly labels?: Record<string, string>; readonly isTerminating?: boolean } | Error;
  readonly objects?: readonly string[] | Error;
}

const EXTERNAL = "\nx-pulumi-compose: { namespace: { name: team, external: true } }";
const OURS = { labels: { "com.docker.compose.project": "shop" } };
const ALL = ["PersistentVolumeClaim/data", "PersistentVolumeClaim/seeds", "ConfigMap/conf", "Secret/token"];
const forbidden = new ClusterError("forbidden", "may not be listed", 403);

function clusterWith({ namespace, objects = [] }: There, asked: string[] = []) {
  const found = async <T>(what: T | Error): Promise<T> => {
    if (what instanceof Error) throw what;
    return what;
  };
  const cluster: Pick<Cluster, "namespaceNamed" | "labelsOf"> = {
    namespaceNamed: async (name) => {
      asked.push(`Namespace ${name}`);
      const one = await found(namespace);
      return one && { labels: {}, isTerminating: false, ...one };
    },
    labelsOf: async ({ kind, namespace: of, name }: ObjectRef) => {
      asked.push(`${kind} ${of}/${name}`);
      return (await found(objects)).includes(`${kind}/${name}`) ? {} : undefined;
    },
  };
  return cluster;
}

async function obstacles(there: There, more = "", only?: readonly string[]) {
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content: `${compose}${more}` }], env: {} });
  if (!project) throw new Error("no project");
  // With what only hooks use, as the command has it.
  return clusterObstacles(kubernetesTarget.prepare(project), clusterWith(there), only);
}

const lines = async (...given: Parameters<typeof obstacles>) =>
  (await obstacles(...given)).map(({ severity, code, place }) => `${severity} ${code} ${place?.line}`);

const [DATA, SEED, CONF, TOK] = [14, 15, 20, 22].map((line) => `error target/external-object ${line}`);
const unseen = [14, 15, 20, 22].map((line) => `warning target/external-unseen ${line}`);

test.each<[string, There, string, readonly (string | undefined)[]]>([
  ["all is there", { namespace: OURS, objects: ALL }, "", []],
  ["nothing of it is there", { namespace: OURS }, "", [DATA, SEED, CONF, TOK]],
  ["some of it is there", { namespace: OURS, objects: ALL.slice(1, 3) }, "", [DATA, TOK]],
  ["the namespace is yet to be made", { objects: ALL }, "", [DATA, SEED, CONF, TOK]],
  ["it is being deleted", { namespace: { ...OURS, isTerminating: true }, objects: ALL }, "", [DATA, SEED, CONF, TOK]],
  ["it is somebody's", { namespace: {}, objects: ALL }, "", ["error target/foreign-namespace 1"]],
  [
    "it is another project's",
    { namespace: { labels: { "com.docker.compose.project": "blog" } } },
    "",
    ["error target/foreign-namespace 1"],
  ],
  [
    "one of another name is somebody's",
    { namespace: {} },
    "\nx-pulumi-compose: { namespace: team }",
    ["error target/foreign-namespace 25"],
  ],
  ["an external one is there, with all", { namespace: {}, objects: ALL }, EXTERNAL, []],
  ["an external one is there, without one", { namespace: {}, objects: ALL.slice(1) }, EXTERNAL, [DATA]],
  ["an external one is not there", {}, EXTERNAL, ["error target/external-namespace 25"]],
  [
    "an external one is being deleted",
    { namespace: { isTerminating: true } },
    EXTERNAL,
    ["error target/external-namespace 25"],
  ],
  ["namespaces may not be seen", { namespace: forbidden, objects: ALL.slice(1) }, "", [DATA]],
  ["objects may not be seen", { namespace: OURS, objects: forbidden }, "", unseen],
  ["nothing may be seen", { namespace: forbidden, objects: forbidden }, EXTERNAL, unseen],
  [
    "the server takes no such question",
    { namespace: OURS, objects: new ClusterError("refused", "400", 400) },
    "",
    unseen,
  ],
])("%s", async (_, there, more, expected) => {
  expect(await lines(there, more)).toEqual(expected);
});

test.each<[string, readonly (string | undefined)[]]>([
  ["web", [CONF, TOK]],
  ["db", [DATA, SEED]],
  ["plain", []],
])("of the services that are to be started alone: %s", async (service, expected) => {
  expect(await lines({ namespace: OURS }, "", [service])).toEqual(expected);
});

test("says what is missing where, and what makes it", async () => {
  const said = await obstacles({ namespace: {} }, EXTERNAL);
  expect(said.map(({ message }) => message)).toEqual([
    "volume data is declared as external, and namespace team has no PersistentVolumeClaim of that name",
    "volume seeds is declared as external, and namespace team has no PersistentVolumeClaim of that name",
    "config conf is declared as external, and namespace team has no ConfigMap of that name",
    "secret token is declared as external, and namespace team has no Secret of that name",
  ]);
  expect(said.map(({ hint }) => /`(kubectl [^`]+)`/.exec(hint ?? "")?.[1])).toEqual([
    "kubectl apply --namespace team --filename MANIFEST",
    "kubectl apply --namespace team --filename MANIFEST",
    "kubectl create configmap conf --namespace team --from-file=conf=FILE",
    "kubectl create secret generic token --namespace team --from-file=tok=FILE",
  ]);
});

test("of a namespace that is yet to be made it says so, and which one is meant", async () => {
  const [said] = await obstacles({}, "", ["db"]);
  expect(said?.message).toBe(
    "volume data is declared as external, and namespace shop, in which it would have to be, is yet to be made",
  );
  expect(said?.hint).toContain("x-pulumi-compose: { namespace: { name: NAME, external: true } }");
});

test.each(["unreachable", "slow"] as const)(
  "a cluster that does not answer (%s) is no matter of the file",
  async (code) => {
    await expect(obstacles({ namespace: new ClusterError(code, "nobody there") })).rejects.toThrow("nobody there");
  },
);

test("nothing is asked of a namespace in which nothing is looked for, or can be", async () => {
  const { project } = parseProject({ files: [{ name: "/p/compose.yaml", content: compose }], env: {} });
  if (!project) throw new Error("no project");
  const asked: string[] = [];
  await clusterObstacles(project, clusterWith({}, asked));
  await clusterObstacles(project, clusterWith({ namespace: OURS }, asked), ["plain"]);
  expect(asked).toEqual(["Namespace shop", "Namespace shop"]);
});
