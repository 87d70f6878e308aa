import { readFileSync } from "node:fs";
import type { PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { PlanEnvironment } from "@pulumi-compose/project";
import type { PlannedResource } from "../resources/planned-resource";
import type { DeploymentTarget } from "./command-target";

/** Who waits for whom, and what the target cannot do. Starts nothing, asks nobody. */
export function planProject(
  project: ComposeProject,
  target: DeploymentTarget,
  start: PlanOptions,
  only?: readonly string[],
  { preparedFor, allResources }: { readonly preparedFor?: string; readonly allResources?: boolean } = {},
): {
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the resources that volumes are. */
  readonly volumes: readonly string[];
  /** What the program registers, as far as choices among services go. */
  readonly resources: readonly PlannedResource[];
} {
  const environment: PlanEnvironment = {
    files: { read },
    // Whether a build's context has changed is for the deployment to find out.
    hashContext: () => "",
    variable: (name) => project.environment?.[name] ?? process.env[name],
    start,
    ...(only && { only }),
    ...(allResources && { allResources }),
    ...(preparedFor !== undefined && { preparedFor: [preparedFor] }),
  };
  const plan = target.mapping.plan(project, environment);
  const { start: order, diagnostics } = plan;
  return { start: order, diagnostics, volumes: target.volumes(plan), resources: target.resources(plan) };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
