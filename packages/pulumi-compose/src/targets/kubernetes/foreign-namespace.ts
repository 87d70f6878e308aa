import type { NamespaceSnapshot } from "@pulumi-compose/kubernetes-health";
import type { At, Diagnostic } from "@pulumi-compose/parser";
import { FOREIGN_NAMESPACE } from "./kubernetes-messages";
import { PROJECT_LABEL } from "./labels";

/**
 * Says why a project must not have the namespace that is there.
 *
 * @param project the value of the label by which its objects are known
 * @returns undefined: it may, since there is none, or it is its own, or is on its way out
 */
export function foreignNamespace(
  name: string,
  project: string,
  found: NamespaceSnapshot | undefined,
  at: At = {},
): Diagnostic | undefined {
  const owner = found?.labels[PROJECT_LABEL];
  if (!found || found.isTerminating || owner === project) return undefined;
  return FOREIGN_NAMESPACE.report({ name, owner, label: `${PROJECT_LABEL}=${project}` }, at);
}
