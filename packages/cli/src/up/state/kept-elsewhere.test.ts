import { aStack } from "../testing/a-stack";
import { keptElsewhere, letGoOfKept, letGoText, withoutKept } from "./kept-elsewhere";

const TYPES = {
  volume: "docker:index/volume:Volume",
  container: "docker:index/container:Container",
  network: "docker:index/network:Network",
  service: "docker:index/service:Service",
  claim: "kubernetes:core/v1:PersistentVolumeClaim",
  namespace: "kubernetes:core/v1:Namespace",
  workload: "kubernetes:apps/v1:Deployment",
  config: "kubernetes:core/v1:ConfigMap",
} as const;
type Kind = keyof typeof TYPES;

const resource = (kind: Kind, more: object = {}) => ({
  urn: `u::p::${TYPES[kind]}::shop-${kind}`,
  type: TYPES[kind],
  custom: true,
  id: kind === "claim" ? "shop/data" : `shop_${kind}`,
  protect: kind === "volume" || kind === "claim",
  ...more,
});
const exportOf = (kinds: readonly Kind[]) => ({
  version: 3,
  deployment: { resources: kinds.map((kind) => resource(kind)) },
});

describe("what an up lets go of", () => {
  test.each<[has: readonly Kind[], target: string, gone: readonly string[]]>([
    [[], "docker", []],
    [["volume"], "docker", []],
    [["volume"], "kubernetes", ["volume shop_volume"]],
    [["volume", "network"], "kubernetes", ["volume shop_volume"]],
    [["volume"], "swarm", ["volume shop_volume"]],
    [["namespace", "claim"], "kubernetes", []],
    [["namespace", "claim"], "docker", ["namespace shop_namespace", "claim data of namespace shop"]],
    [["namespace", "claim"], "swarm", ["namespace shop_namespace", "claim data of namespace shop"]],
    // Left by a `down` because others have something in it.
    [["namespace"], "docker", ["namespace shop_namespace"]],
    // Of a `down` that broke off: what holds no data goes with the `up`.
    [["namespace", "config"], "docker", ["namespace shop_namespace"]],
    // By older versions.
    [["volume", "namespace", "claim", "workload"], "kubernetes", ["volume shop_volume"]],
    [
      ["volume", "container", "namespace", "claim"],
      "docker",
      ["namespace shop_namespace", "claim data of namespace shop"],
    ],
    // What runs elsewhere refuses the `up`.
    [["namespace", "claim", "workload"], "docker", []],
    [["volume", "container"], "kubernetes", []],
    [["volume", "container"], "swarm", []],
    [["service"], "docker", []],
  ])("of %j, with --target %s: %j", (has, target, gone) => {
    expect(keptElsewhere(exportOf(has), target).map(({ what }) => what)).toEqual(gone);
  });

  test.each<[Kind, string, string, string]>([
    ["volume", "kubernetes", "stays on the engine", "docker volume rm shop_volume"],
    ["claim", "docker", "stays in the cluster", "kubectl delete --namespace shop pvc data"],
    ["namespace", "docker", "stays in the cluster", "kubectl delete namespace shop_namespace"],
  ])(
    "of a %s it is said where it stays, how it is taken again, and how it is deleted",
    (kind, target, where, deletes) => {
      const [text = ""] = keptElsewhere(exportOf([kind]), target).map(letGoText);
      expect(text).toContain(where);
      expect(text).toContain(`\`up --target ${target === "docker" ? "kubernetes" : "docker"}\` takes it again`);
      expect(text).toContain(`\`${deletes}\` deletes it`);
    },
  );
});

test("nothing depends on what has left a state", () => {
  const [namespace, claim] = [resource("namespace"), resource("claim")];
  const config = resource("config", {
    dependencies: [namespace.urn, "other"],
    propertyDependencies: { metadata: [namespace.urn], data: ["other"] },
    deletedWith: namespace.urn,
  });
  const exported = { version: 3, deployment: { secrets_providers: {}, resources: [namespace, claim, config] } };
  const { deletedWith: _, ...rest } = config as typeof config & { readonly deletedWith: string };
  expect(withoutKept(exported, keptElsewhere(exported, "docker"))).toEqual({
    version: 3,
    deployment: {
      secrets_providers: {},
      resources: [{ ...rest, dependencies: ["other"], propertyDependencies: { metadata: [], data: ["other"] } }],
    },
  });
  expect(withoutKept(exported, [])).toBe(exported);
});

describe("letting go", () => {
  test("changes the state first, and says then what stays", async () => {
    const { stack, done, resources } = aStack([resource("volume"), resource("network")]);
    await letGoOfKept(stack, "kubernetes", (severity, message) => done.push(`${severity}: ${message.slice(0, 24)}`));
    expect(done).toEqual(["import", "warning: volume shop_volume stays"]);
    expect(resources()).toMatchObject([{ type: TYPES.network }]);
  });

  test("is nothing where the state has nothing of other targets", async () => {
    const { stack, done } = aStack([resource("volume")]);
    await letGoOfKept(stack, "docker", (_, message) => done.push(message));
    expect(done).toEqual([]);
  });
});
