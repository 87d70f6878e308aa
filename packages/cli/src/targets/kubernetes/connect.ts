import type { Cluster, ClusterOptions } from "@pulumi-compose/kubernetes-health";
import type { EngineOptions } from "../../health/containers/engine-options";
import { UsageError } from "../../io/usage-error";
import type { TargetEdges } from "../command-target";

/** The cluster that a command looks at: `--context` is one of the kubeconfig. @throws ClusterError, UsageError */
export async function connectTo(
  { connectCluster }: Pick<TargetEdges, "connectCluster">,
  { context, host }: EngineOptions,
): Promise<Cluster> {
  if (host !== undefined) {
    throw new UsageError(
      "--host names an engine, and a cluster is found by a kubeconfig",
      "Leave it out; `KUBECONFIG` names the file, and `--context` one of its contexts.",
    );
  }
  const connect = connectCluster ?? (await import("@pulumi-compose/kubernetes-health")).connectCluster;
  const options: ClusterOptions = context === undefined ? {} : { context };
  return connect(options);
}
