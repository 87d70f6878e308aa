import type { WorkloadGoal } from "../shared/workload-wait-types";
import { aLook } from "../testing/a-look";
import { aDeployment, aJob, aPod, aReplicaSet, type RawObject } from "../testing/objects";
import type { WorkloadLook } from "./workload-look";
import { workloadProgress } from "./workload-progress";

const containers = (check: object) => ({
  spec: { template: { spec: { containers: [{ name: "web", image: "web:1", ...check }] } } },
});
const deployed = (check: object, pods: readonly RawObject[]) =>
  aLook("Deployment", aDeployment(containers(check)), { versions: [aReplicaSet(0), aReplicaSet(1)], pods });
const checked = { readinessProbe: { exec: { command: ["true"] } } };
const notReady = aPod({ ready: false });

test.each<[string, string, WorkloadGoal, WorkloadLook]>([
  ["runs, without a check", "1 of 1 ready, to stay up for 3 s, 1 s of 65 s", "converged", deployed({}, [aPod()])],
  ["does not run yet", "0 of 1 ready, 1 Running, not ready, 1 s of 65 s", "converged", deployed({}, [notReady])],
  ["has a check", "1 of 1 ready, 1 s of 65 s", "converged", deployed(checked, [aPod()])],
  ["is to start", "1 of 1 started, 1 s of 65 s", "service_started", deployed({}, [aPod()])],
  ["is a job", "0 of 1 completed, 1 s of 65 s", "converged", aLook("Job", aJob(), { pods: [] })],
])("of a workload that %s: %s", (_, expected, goal, look) => {
  expect(workloadProgress(look, goal, 1_000, 65_000)).toBe(expected);
});
