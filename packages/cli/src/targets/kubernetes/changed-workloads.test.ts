import { aWorkload, FakeCluster } from "../../testing/fake-cluster";
import { stateResource } from "../../up/testing/a-state-resource";
import { changedWorkloads } from "./changed-workloads";

const state = (name: string, generation: number, namespace = "shop") => ({
  ...stateResource("container", `shop-${name}`),
  type: "kubernetes:apps/v1:Deployment",
  id: `${namespace}/${name}`,
  generation,
});

/** Counts what it is asked. */
function aCluster(...workloads: Parameters<typeof aWorkload>[0][]) {
  const cluster = new FakeCluster();
  for (const workload of workloads) cluster.add(aWorkload(workload), []);
  const workloadsOf = jest.fn(cluster.workloads);
  return { connect: async () => ({ workloads: workloadsOf }), asked: workloadsOf };
}

test("what is gone and what somebody has written to, by one list of each namespace", async () => {
  const { connect, asked } = aCluster(
    { name: "same", generation: 2 },
    { name: "edited", generation: 3 },
    { name: "scaled", namespace: "other", generation: 5 },
  );
  const all = [state("same", 2), state("edited", 2), state("scaled", 4, "other"), state("gone", 1)];
  expect(await changedWorkloads({ all, changing: all }, connect)).toEqual({
    behind: [expect.stringMatching(/workload shop-gone .*the cluster/)],
    edited: [expect.stringMatching(/^workload shop-edited, workload shop-scaled have been changed .*`up --refresh`/)],
  });
  expect(asked.mock.calls).toEqual([[{ namespace: "shop" }], [{ namespace: "other" }]]);
});

test("what is being deleted has been changed by nobody, and is as good as gone", async () => {
  const { connect } = aCluster({ name: "db", generation: 2, isTerminating: true }, { name: "web" });
  const all = [state("db", 1), state("web", 1)];
  expect(await changedWorkloads({ all, changing: all }, connect)).toEqual({
    behind: ["workload shop-db is being deleted"],
    edited: [],
  });
});

test("what is left as it is is told of only where it is gone", async () => {
  const { connect } = aCluster({ name: "edited", generation: 3 });
  const all = [state("edited", 2), state("gone", 1)];
  expect(await changedWorkloads({ all, changing: [] }, connect)).toEqual({
    behind: [expect.stringContaining("shop-gone")],
    edited: [],
  });
});

test("a state without workloads asks nobody, and one in a cluster that does not tell says nothing", async () => {
  const { connect, asked } = aCluster();
  expect(await changedWorkloads({ all: [], changing: [] }, connect)).toEqual({ behind: [] });
  expect(asked).not.toHaveBeenCalled();
  const silent = async () => ({ workloads: () => Promise.reject(new Error("forbidden")) });
  const nobody = () => Promise.reject(new Error("no kubeconfig"));
  for (const connect of [silent, nobody]) {
    expect(await changedWorkloads({ all: [state("web", 1)], changing: [] }, connect)).toEqual({ behind: [] });
  }
});
