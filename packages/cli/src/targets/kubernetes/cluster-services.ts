import type { Cluster, WorkloadLook } from "@pulumi-compose/kubernetes-health";
import { namespaceName, projectLabelValue } from "@pulumi-compose/project/namespace-name";
import type { ChosenProject } from "../../project/choose-project";
import { inOrderOfFile } from "../services/in-order-of-file";

/** A service as its cluster has it, by the name that the compose file has for it. */
export interface ClusterService {
  readonly service: string;
  readonly look: WorkloadLook;
}

/** The label by which a project's objects are known. */
export const PROJECT_LABEL = "com.docker.compose.project";
const SERVICE_LABEL = "com.docker.compose.service";

/** Where a project is, and by what its workloads are known. */
export function filterOf({ name, project }: ChosenProject): {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
} {
  return { namespace: namespaceName(name, project), labels: { [PROJECT_LABEL]: projectLabelValue(name) } };
}

/** The services of a project in the order of the file, or of the names. @throws ClusterError */
export async function clusterServices(cluster: Cluster, chosen: ChosenProject): Promise<readonly ClusterService[]> {
  const looks = await cluster.looks(filterOf(chosen));
  const services = looks.flatMap((look) => {
    const service = look.workload.labels[SERVICE_LABEL];
    return service === undefined ? [] : [{ service, look }];
  });
  return inOrderOfFile(services, chosen);
}
