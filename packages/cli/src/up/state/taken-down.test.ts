import { stateResources } from "../../resources/state-resource";
import { CannotDeploy } from "../cannot-deploy";
import { othersTexts, placeText, takenDown } from "./taken-down";

const TYPES = {
  stack: "pulumi:pulumi:Stack",
  image: "docker:index/remoteImage:RemoteImage",
  volume: "docker:index/volume:Volume",
  network: "docker:index/network:Network",
  container: "docker:index/container:Container",
  mark: "pulumi:index:Stash",
  swarm: "docker:index/service:Service",
  secret: "docker:index/secret:Secret",
  namespace: "kubernetes:core/v1:Namespace",
  claim: "kubernetes:core/v1:PersistentVolumeClaim",
  config: "kubernetes:core/v1:ConfigMap",
  pushed: "docker:index/registryImage:RegistryImage",
  workload: "kubernetes:apps/v1:Deployment",
} as const;
type Kind = keyof typeof TYPES;

const NEEDS: Partial<Record<Kind, readonly Kind[]>> = {
  container: ["image", "network", "volume"],
  mark: ["container"],
  swarm: ["network", "secret"],
  claim: ["namespace"],
  config: ["namespace"],
  workload: ["namespace", "claim", "pushed"],
};
const urnOf = (kind: Kind) => `u::p::${TYPES[kind]}::shop-${kind}`;

function stateOf(kinds: readonly Kind[]) {
  const resources = kinds.map((kind) => ({
    urn: urnOf(kind),
    type: TYPES[kind],
    id: kind === "claim" ? "shop/data" : `shop_${kind}`,
    dependencies: (NEEDS[kind] ?? []).filter((one) => kinds.includes(one)).map(urnOf),
  }));
  return stateResources({ resources });
}

const kindsIn = (resources: ReturnType<typeof stateOf>) => resources.map(({ name }) => name.replace("shop-", ""));

const DOCKER: readonly Kind[] = ["image", "volume", "network", "container", "mark"];
const CLUSTER: readonly Kind[] = ["namespace", "claim", "config", "pushed", "workload"];

test.each<[has: readonly Kind[], asked: string | undefined, refused: string | undefined]>([
  [DOCKER, undefined, undefined],
  [DOCKER, "docker", undefined],
  [["stack"], undefined, undefined],
  [["network", "swarm"], undefined, "on a swarm a project is taken down as a whole"],
  [CLUSTER, undefined, "in a cluster a project is taken down as a whole"],
  [CLUSTER, "kubernetes", "in a cluster a project is taken down as a whole"],
])("services by name, of %j with %s", (has, asked, refused) => {
  const take = () => takenDown(stateOf(has), asked, { volumes: false, services: ["web"] });
  if (refused === undefined) expect(take).not.toThrow();
  else expect(take).toThrow(new CannotDeploy(refused));
});

describe("what a down takes down", () => {
  test.each<[has: readonly Kind[], asked: string | undefined, target: string | undefined, others: readonly Kind[]]>([
    [["stack"], undefined, undefined, []],
    [DOCKER, undefined, "docker", []],
    [DOCKER, "docker", "docker", []],
    [CLUSTER, undefined, "kubernetes", []],
    [CLUSTER, "kubernetes", "kubernetes", []],
    [["network", "secret", "swarm"], undefined, "swarm", []],
    [["namespace", "claim"], undefined, "kubernetes", []],
    [["volume"], undefined, "docker", []],
    // As older versions left it, after a move.
    [["volume", ...CLUSTER], undefined, "kubernetes", ["volume"]],
    [["volume", ...CLUSTER], "kubernetes", "kubernetes", ["volume"]],
    [["volume", ...CLUSTER], "docker", "docker", CLUSTER],
    [["namespace", "claim", ...DOCKER], undefined, "docker", ["namespace", "claim"]],
    [["namespace", "claim", ...DOCKER], "docker", "docker", ["namespace", "claim"]],
    [["namespace", "claim", ...DOCKER], "kubernetes", "kubernetes", DOCKER],
    [["volume", "network", "secret", "swarm"], "swarm", "swarm", ["volume"]],
    [["volume", "network", "secret", "swarm"], "docker", "docker", ["network", "secret", "swarm"]],
    // Another place is named.
    [CLUSTER, "docker", "docker", CLUSTER],
    [DOCKER, "kubernetes", "kubernetes", DOCKER],
    [DOCKER, "swarm", "swarm", DOCKER],
  ])("of %j with --target %s: on %s, without %j", (has, asked, target, others) => {
    for (const volumes of [false, true]) {
      const taken = takenDown(stateOf(has), asked, { volumes });
      expect(taken.target?.name).toBe(target);
      expect(kindsIn(taken.others)).toEqual(others);
      expect(kindsIn(taken.meant)).toEqual(has.filter((kind) => !others.includes(kind)));
    }
  });

  test.each<[has: readonly Kind[], volumes: boolean, isRefused: boolean]>([
    [["volume", "namespace", "claim"], true, true],
    [["volume", "namespace", "claim"], false, false],
    [["container", "workload"], false, true],
  ])("without a target of %j, with volumes: %s, refused: %s", (has, volumes, isRefused) => {
    const take = () => takenDown(stateOf(has), undefined, { volumes });
    if (isRefused) expect(take).toThrow(CannotDeploy);
    else expect(take().others).toEqual([]);
  });
});

test.each<[has: readonly Kind[], place: string | undefined]>([
  [DOCKER, undefined],
  [CLUSTER, "by its state this stack runs in a cluster: taking it down there, as with `--target kubernetes`"],
  [["swarm"], "by its state this stack runs on a swarm: taking it down there, as with `--target swarm`"],
  [["namespace", "claim"], "of this stack there is only what is left in the cluster (`--target kubernetes`)"],
])("of %j a down without a target names its place: %s", (has, place) => {
  expect(placeText(takenDown(stateOf(has), undefined, { volumes: true }))).toBe(place);
});

test.each<[has: readonly Kind[], asked: string, texts: readonly string[]]>([
  [
    ["volume", ...CLUSTER],
    "kubernetes",
    ["volume shop_volume stays on the engine: `down --volumes --target docker` deletes it"],
  ],
  [
    ["namespace", "claim", "container"],
    "kubernetes",
    ["what runs as containers of one engine (shop-container) stays: `down --target docker` takes it down"],
  ],
  [
    ["namespace", "claim", "container"],
    "docker",
    [
      "namespace shop_namespace stays in the cluster: `down --volumes --target kubernetes` deletes it",
      "claim data of namespace shop stays in the cluster: `down --volumes --target kubernetes` deletes it",
    ],
  ],
])("of %j a down --target %s says what else stays", (has, asked, texts) => {
  expect(othersTexts(takenDown(stateOf(has), asked, { volumes: true }))).toEqual(texts);
});
