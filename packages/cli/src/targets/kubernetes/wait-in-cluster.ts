import {
  type Cluster,
  describeWorkloadReason,
  renderWorkloadEvidence,
  type WorkloadGoal,
  type WorkloadWaitResult,
} from "@pulumi-compose/kubernetes-health";
import type { ChosenProject } from "../../project/choose-project";
import type { WaitRequest } from "../command-target";
import { completes } from "../services/completes";
import type { PlacedService } from "../services/placed-service";
import { waitInPlace } from "../services/wait-in-place";
import { type ClusterService, clusterServices } from "./cluster-services";

/** The gate as a command, for the services of a cluster. @returns the exit code */
export async function waitInCluster(request: WaitRequest, cluster: Cluster): Promise<number> {
  const { chosen, options, edges } = request;
  if (options.keepWaiting) {
    edges.io.err.write(
      "--keep-waiting is left out: in a cluster a pod that is not ready may become so, and is waited for\n",
    );
  }
  const find = async () => (await clusterServices(cluster, chosen)).map((found) => placed(cluster, found, chosen));
  const words = { describe: describeWorkloadReason, render: renderWorkloadEvidence };
  return waitInPlace({ here: "in this cluster", find, ...words }, request);
}

function placed(cluster: Cluster, found: ClusterService, chosen: ChosenProject): PlacedService<WorkloadWaitResult> {
  const { workload } = found.look;
  return {
    service: found.service,
    name: workload.name,
    wait: (condition, options) => cluster.waitForWorkload(workload, condition ?? goalOf(found, chosen), options),
  };
}

/** To be completed where it is a job, healthy where it has a check, else running. */
function goalOf({ service, look: { workload } }: ClusterService, chosen: ChosenProject): WorkloadGoal {
  if (workload.kind === "Job" || completes(service, chosen)) return "service_completed_successfully";
  const hasCheck = workload.containers.some(
    ({ role, readinessProbe }) => role === "main" && readinessProbe !== undefined,
  );
  return hasCheck ? "service_healthy" : "converged";
}
