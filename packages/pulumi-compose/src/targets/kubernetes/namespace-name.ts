import type { ComposeProject } from "@pulumi-compose/parser";
import { dnsName } from "./dns-name";
import { labelValue } from "./labels";
import { namespaceOption } from "./options";

/**
 * The name of the namespace that a project is in.
 *
 * @param name the project's
 * @param project absent: its file says nothing else
 */
export function namespaceName(name: string, project?: ComposeProject): string {
  const option = project && namespaceOption(project, () => undefined);
  return option?.name ?? dnsName(name);
}

/** The value of the label by which a project's objects are known. @param name the project's */
export function projectLabelValue(name: string): string {
  return labelValue(name);
}

/** Whether a project's file says that its namespace is another's. */
export function hasExternalNamespace(project: ComposeProject): boolean {
  return namespaceOption(project, () => undefined)?.isExternal ?? false;
}
