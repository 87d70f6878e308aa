import { readFileSync } from "node:fs";
import type { PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { PlanEnvironment } from "@pulumi-compose/project";
import type { PlannedResource } from "../resources/planned-resource";
import type { DeploymentTarget } from "./command-target";

/** What a plan is made of besides the project: what a deployment has to read again. */
export interface PlanReads {
  /** Files, whether they are there or not. */
  readonly files: readonly string[];
  /** Build contexts, each with its Dockerfile. */
  readonly contexts: readonly (readonly [context: string, dockerfile: string])[];
}

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
  /** What was read besides the project's own files. */
  readonly reads: PlanReads;
} {
  const files = new Set<string>();
  const contexts = new Map<string, PlanReads["contexts"][number]>();
  const environment: PlanEnvironment = {
    files: {
      read: (path) => {
        files.add(path);
        return read(path);
      },
    },
    // Whether a build's context has changed is for the deployment to find out.
    hashContext: (context, dockerfile) => {
      contexts.set(JSON.stringify([context, dockerfile]), [context, dockerfile]);
      return "";
    },
    variable: (name) => project.environment?.[name] ?? process.env[name],
    start,
    ...(only && { only }),
    ...(allResources && { allResources }),
    ...(preparedFor !== undefined && { preparedFor: [preparedFor] }),
  };
  const plan = target.mapping.plan(project, environment);
  const { start: order, diagnostics } = plan;
  const reads = { files: [...files], contexts: [...contexts.values()] };
  return { start: order, diagnostics, volumes: target.volumes(plan), resources: target.resources(plan), reads };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
