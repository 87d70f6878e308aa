import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { PreStartRuns } from "./pre-start-runs";

const common = { kind: "container", path: [], waits: [], replaceWith: [], oneShot: false, index: 1 } as const;
const labelsOf = (hash: string) => ({
  "com.docker.compose.service": "web",
  "com.docker.compose.container-number": "1",
  "com.docker.compose.config-hash": hash,
});
const web: PlannedContainer = {
  ...common,
  key: "web-1",
  name: "shop-web-1",
  service: "web",
  args: {
    name: "shop-web-1",
    image: "i",
    labels: Object.entries(labelsOf("new")).map(([label, value]) => ({ label, value })),
  },
  preStart: [["hook-1"]],
};
const hook: PlannedContainer = {
  ...common,
  key: "hook-1",
  name: "shop-hook-1",
  service: "web-pre_start-0",
  args: { name: "shop-hook-1", image: "i" },
  preStartOf: { service: "web", index: 0, perReplica: false },
};

interface Situation {
  /** What the service's container that runs was made of; none: there is none. */
  readonly hash?: string;
  readonly excluded?: boolean;
  readonly inState?: boolean;
  readonly mayBeReplaced?: boolean;
}

async function inSituation({ hash, excluded = false, inState = true, mayBeReplaced = true }: Situation) {
  const mocks: pulumi.runtime.Mocks = { newResource: ({ inputs }) => ({ id: "c1", state: inputs }), call: () => ({}) };
  await pulumi.runtime.setMocks(mocks, "project", "stack", false);
  const stopped: string[] = [];
  const nothing = { name: "shop-web-1", ports: [], addresses: [], volumes: [] };
  const running =
    hash === undefined ? [] : [{ id: "old", labels: labelsOf(hash), runs: true, image: "i", has: nothing }];
  const keeper: Pick<Housekeeping, "holders" | "stopContainer"> = {
    holders: async () => running,
    stopContainer: async (id, seconds) => void stopped.push(`${id} ${seconds}`),
  };
  const runs = new PreStartRuns({
    project: "shop",
    endpoint: Promise.resolve({}),
    keeper: async () => keeper as Housekeeping,
    isExcluded: () => excluded,
    isStopped: () => false,
    inState: async () => new Map(inState ? [["old", 7]] : []),
    hasRun: () => false,
  });
  runs.tell("web", {
    hooks: [["hook-1"]],
    secrets: Promise.resolve([]),
    subjectOf: () => {
      throw new Error("nothing is to be said of a hook");
    },
  });
  const follow = (planned: PlannedContainer) =>
    runs.follow(planned, new docker.Container(planned.name, { image: "i" }), { image: "i" }, mayBeReplaced);
  follow(hook);
  follow(web);
  return { runs, stopped };
}

test.each<[string, Situation, boolean]>([
  ["the service's container is not there", {}, true],
  ["it is to be made anew", { hash: "old" }, true],
  ["it runs and stays", { hash: "new" }, false],
  ["it is left as it is, whatever it was made of", { hash: "old", excluded: true }, false],
])("a hook's container that is made while %s", async (_, situation, starts) => {
  const { runs } = await inSituation(situation);
  expect(await runs.startsAtOnce(hook)).toBe(starts);
});

test.each<[string, Situation, readonly string[]]>([
  ["is to be made anew has ended first", { hash: "old" }, ["old 7"]],
  ["stays goes on", { hash: "new" }, []],
  ["is left as it is goes on", { hash: "old", excluded: true }, []],
  ["is not the stack's goes on", { hash: "old", inState: false }, []],
  ["nobody replaces goes on", { hash: "old", mayBeReplaced: false }, []],
])("a service's container that %s when a hook runs", async (_, situation, expected) => {
  const { runs, stopped } = await inSituation(situation);
  await runs.before(hook);
  expect(stopped).toEqual(expected);
});
