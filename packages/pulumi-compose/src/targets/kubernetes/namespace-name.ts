import type { ComposeProject } from "@pulumi-compose/parser";
import { dnsName } from "./dns-name";
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
