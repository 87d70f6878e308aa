import { type Cluster, connectCluster } from "@pulumi-compose/kubernetes-health";
import { resourceTypes } from "../../resources/resource-types";
import type { StateResource } from "../../resources/state-resource";
import type { Shared } from "../command-target";
import { keyOfResource, WORKLOAD_TYPES } from "./workload-types";

const NAMESPACE = "kubernetes:core/v1:Namespace";

/**
 * The namespaces of a state in which is what no state knows of: another stack's of the same project, or somebody's own. With its namespace
 * it would be deleted, data and all: so it stays, too, where nobody can see what is in it. A cluster that is not there is Pulumi's to
 * report.
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
    const stays = (why: string) => [
      {
        urn,
        words: `namespace ${id} stays, since ${why}. \`kubectl delete namespace ${id}\` deletes it with all of that`,
      },
    ];
    try {
      const contents = await cluster?.namespaceContents(id);
      const others = (contents?.objects ?? []).filter((object) => {
        const [kind = "", name = ""] = object.split("/");
        return !known.has(`${kind} ${id}/${name}`);
      });
      return others.length === 0 ? [] : stays(`it has what this stack has not made: ${others.join(", ")}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return stays(`nobody could see whether it has what others have made (${reason})`);
    }
  });
  return (await Promise.all(looks)).flat();
}
