import { readFileSync } from "node:fs";
import type { PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { type PlanEnvironment, planResources, planSwarm } from "pulumi-compose";
import type { Target } from "../../target-option";

/** Who waits for whom, and what the target cannot do. Starts nothing, asks nobody. */
export function planProject(
  project: ComposeProject,
  target: Target,
  start: PlanOptions,
): {
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
  /** None on a swarm, where tasks make them. */
  readonly volumes?: readonly { readonly name: string }[];
} {
  const environment: PlanEnvironment = {
    files: { read },
    // Whether a build's context has changed is for the deployment to find out.
    hashContext: () => "",
    variable: (name) => project.environment?.[name] ?? process.env[name],
    start,
  };
  return target === "swarm" ? planSwarm(project, environment) : planResources(project, environment);
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
