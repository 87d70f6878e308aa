import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { reference } from "../../plan/marker";
import { dnsName } from "./dns-name";
import type { PlannedObject } from "./kubernetes-plan";
import { projectLabels } from "./labels";
import type { Namespace } from "./manifest";
import { namespaceOption } from "./options";

/** In which namespace an object is: the project's own, or one that is there already. */
export function namespaceText(project: ComposeProject): string {
  const option = namespaceOption(project, () => undefined);
  return option?.isExternal ? option.name : reference("namespace", "namespace", "name");
}

/** The project's namespace; none where it is to be one that is there already. */
export function mapNamespace(
  project: ComposeProject,
  report: (diagnostic: Diagnostic) => void,
): PlannedObject<Namespace> | undefined {
  const option = namespaceOption(project, report);
  if (option?.isExternal) return undefined;
  const name = option?.name ?? dnsName(project.name);
  return {
    kind: "Namespace",
    key: "namespace",
    name: project.name,
    path: ["name"],
    args: { apiVersion: "v1", kind: "Namespace", metadata: { name, labels: projectLabels(project) } },
  };
}
