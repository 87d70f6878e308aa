import type { Cluster } from "@pulumi-compose/kubernetes-health";
import { replicasOf } from "../../health/containers/replicas-of";
import type { StatusRow } from "../../health/status/status-row";
import type { ChosenProject } from "../../project/choose-project";
import { absentOf } from "../services/absent-of";
import { clusterServices } from "./cluster-services";
import { emptyRow, podRows } from "./pod-rows";

/** A row for each pod of the project's services, and for each service of the file that the cluster lacks. @throws ClusterError */
export async function readClusterStatus(
  cluster: Cluster,
  chosen: ChosenProject,
  services: readonly string[],
): Promise<readonly StatusRow[]> {
  const all = await clusterServices(cluster, chosen);
  const found = all.filter(({ service }) => services.length === 0 || services.includes(service));
  const there = new Set(found.map(({ service }) => service));
  const rows = found.flatMap((one) => {
    const isEmptied = one.look.workload.replicas === 0 && isToRun(one.service, chosen);
    return isEmptied ? [{ ...emptyRow(one.service), update: "scaled to 0" }] : podRows(one);
  });
  return [...rows, ...absentOf(there, chosen, services)];
}

/** Whether the file wants pods of it. */
function isToRun(service: string, chosen: ChosenProject): boolean {
  return chosen.project !== undefined && replicasOf(service, chosen) > 0;
}
