import { type Cluster, connectCluster } from "@pulumi-compose/kubernetes-health";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import type { Shared } from "../command-target";
import { keyOfResource, WORKLOAD_TYPES } from "./workload-types";

const NAMESPACE = "kubernetes:core/v1:Namespace";

/**
 * The namespaces of a state in which is what no state knows of: another stack's of the same project, or somebody's own. With its namespace
 * it would be deleted, data and all. A cluster that does not answer is Pulumi's to report.
 */
export async function sharedNamespaces(
  resources: readonly StateResource[],
  connect: () => Promise<Pick<Cluster, "namespaceContents">> = connectCluster,
): Promise<readonly Shared[]> {
  const namespaces = resources.filter(({ type }) => type === NAMESPACE);
  if (namespaces.length === 0) return [];
  const cluster = await connect().catch(() => undefined);
  const known = new Set(
    resources.filter(({ type }) => WORKLOAD_TYPES.includes(type) || type === resourceTypes.claim).map(keyOfResource),
  );
  const looks = namespaces.map(async ({ urn, id }): Promise<readonly Shared[]> => {
    const contents = await cluster?.namespaceContents(id).catch(() => undefined);
    const others = (contents?.objects ?? []).filter((object) => {
      const [kind = "", name = ""] = object.split("/");
      return !known.has(`${kind} ${id}/${name}`);
    });
    if (others.length === 0) return [];
    const words = `namespace ${id} stays, since it has what this stack has not made: ${others.join(", ")}. \`kubectl delete namespace ${id}\` deletes it with all of that`;
    return [{ urn, words }];
  });
  return (await Promise.all(looks)).flat();
}
