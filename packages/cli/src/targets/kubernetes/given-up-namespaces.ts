import type { ComposeProject } from "@pulumi-compose/parser";
import { hasExternalNamespace } from "@pulumi-compose/project/namespace-name";
import type { StateResource } from "../../resources/state-resource";
import type { Shared } from "../command-target";

/**
 * The namespace that a stack has made, and that the file now says to be another's. Pulumi would delete it, as it is not in the program any
 * more, with all that is in it.
 */
export function givenUpNamespaces(resources: readonly StateResource[], project: ComposeProject): readonly Shared[] {
  if (!hasExternalNamespace(project)) return [];
  return resources
    .filter(({ type }) => type === "kubernetes:core/v1:Namespace")
    .map(({ urn, id }) => ({
      urn,
      words: `namespace ${id} is external in the file now: it is kept, but no longer looked after (\`kubectl delete namespace ${id}\` deletes it with all that is in it)`,
    }));
}
