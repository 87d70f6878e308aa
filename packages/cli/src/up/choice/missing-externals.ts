import type { Diagnostic } from "@pulumi-compose/parser";
import type { DeploymentTarget } from "../../targets/command-target";
import type { InspectedProject } from "../program/inspect-project";

/** What the file says is there already, and is not. An engine that does not answer is told of by whoever needs it. */
export async function missingExternals(
  { project, only }: Pick<InspectedProject, "project" | "only">,
  { missing }: Pick<DeploymentTarget, "missing">,
): Promise<readonly Diagnostic[]> {
  return missing(project, only).catch(() => []);
}
