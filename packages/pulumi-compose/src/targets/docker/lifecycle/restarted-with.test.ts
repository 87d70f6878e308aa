import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import type { PlannedContainer } from "../../../plan/resource-plan";
import { RestartedWith } from "./restarted-with";

const web: PlannedContainer = {
  kind: "container",
  key: "web-1",
  name: "shop-web-1",
  path: ["services", "web"],
  service: "web",
  index: 1,
  args: { name: "shop-web-1", image: "i", destroyGraceSeconds: 7 },
  waits: [],
  replaceWith: ["db-1"],
  oneShot: false,
};

interface Situation {
  readonly created: readonly string[];
  readonly status?: ContainerSnapshot["state"]["status"];
  readonly preview?: boolean;
  readonly excluded?: boolean;
}

async function mend({ created, status = "running", preview = false, excluded = false }: Situation) {
  jest.spyOn(pulumi.log, "info").mockResolvedValue(undefined);
  const mocks: pulumi.runtime.Mocks = { newResource: ({ inputs }) => ({ id: "c1", state: inputs }), call: () => ({}) };
  await pulumi.runtime.setMocks(mocks, "project", "stack", preview);
  const done: string[] = [];
  const state = { status, exitCode: 0, oomKilled: false, error: "", startedAt: "", finishedAt: "", restartCount: 0 };
  const found = { id: "c1", name: "shop-web-1", image: "i", state, shell: [], tty: false, labels: {} } as const;
  const restarted = new RestartedWith({
    keeper: async () => ({
      snapshot: async () => ({ ...found, restartPolicy: { name: "no", retries: 0 } }),
      stopContainer: async (id, seconds) => void done.push(`stop ${id} ${seconds}`),
      startContainer: async (id) => void done.push(`start ${id}`),
    }),
    hasCreated: (key) => created.includes(key),
    isExcluded: () => excluded,
    prepare: async ({ key }) => void done.push(`prepare ${key}`),
  });
  restarted.follow(web, new docker.Container("shop-web-1", { image: "i" }));
  await Promise.all([restarted.mend("web-1", "c1"), restarted.mend("web-1", "c1")]);
  return done;
}

test("it is stopped, prepared and started once, when its dependency was made anew and it was not", async () => {
  expect(await mend({ created: ["db-1"] })).toEqual(["stop c1 7", "prepare web-1", "start c1"]);
});

test.each<[string, Situation]>([
  ["its dependency has stayed", { created: [] }],
  ["it was made anew itself", { created: ["db-1", "web-1"] }],
  ["it does not run", { created: ["db-1"], status: "exited" }],
  ["it is to stay as it is", { created: ["db-1"], excluded: true }],
  ["it is a preview", { created: ["db-1"], preview: true }],
])("nothing is done where %s", async (_, situation) => {
  expect(await mend(situation)).toEqual([]);
});
