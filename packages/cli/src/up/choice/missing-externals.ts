import type { Diagnostic } from "@pulumi-compose/parser";
import type { DeploymentTarget } from "../../targets/command-target";
import type { InspectedProject } from "../program/inspect-project";

/** What stands against the file on the engine itself (see {@link DeploymentTarget.missing}). An engine that does not answer is told of by whoever needs it. */
export async function missingExternals(
  { project, only }: Pick<InspectedProject, "project" | "only">,
  { missing }: Pick<DeploymentTarget, "missing">,
): Promise<readonly Diagnostic[]> {
  return missing(project, only).catch(() => []);
}
