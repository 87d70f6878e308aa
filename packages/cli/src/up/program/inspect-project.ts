import { preStartHooks, type StartPlan, withJobs, withPreStart } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LoadResult } from "@pulumi-compose/parser";
import type { OnUnhealthyOptions } from "../../on-unhealthy-option";
import type { ProjectOptions } from "../../project-options";
import type { TargetOptions } from "../../target-option";
import type { DeploymentTarget } from "../../targets/command-target";
import type { PlannedResource } from "../choice/change-limits";
import type { ChoiceOptions } from "../choice/choice-options";
import { type Chosen, chooseServices } from "../choice/choose-services";
import { planProject } from "./plan-project";

export interface InspectOptions extends ProjectOptions, TargetOptions, OnUnhealthyOptions, ChoiceOptions {
  readonly probe?: "hybrid" | "engine";
  /** Milliseconds. */
  readonly deadline?: number;
  /** Jobs of the file to run with it. */
  readonly jobs?: readonly string[];
}

/** A project as far as it can be known before anything is started. */
export interface InspectedProject extends Chosen {
  readonly project: ComposeProject;
  /** Of the services that are chosen. */
  readonly start: StartPlan;
  /** Names of the resources that volumes are: the file's, and those in place of anonymous ones. */
  readonly volumes: readonly string[];
  /** What the program registers, as far as choices among services go. */
  readonly planned: readonly PlannedResource[];
}

export interface Inspection {
  /** Absent when there is an error among the diagnostics. */
  readonly inspected?: InspectedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** Loads and plans a project; starts nothing, asks nobody. */
export function inspectProject(options: InspectOptions, target: DeploymentTarget): Inspection {
  const chosen = chooseServices(options);
  const { project: read, diagnostics, sources } = chosen.loaded;
  if (!read || diagnostics.some(isError)) return { diagnostics, sources };
  const project = withJobs(target.mapping.prepare(read), options.jobs ?? []);
  const how = {
    ...(options.deadline !== undefined && { deadlineMs: options.deadline }),
    ...(options.probe && { probe: options.probe }),
    ...(options.onUnhealthy && { onUnhealthy: options.onUnhealthy }),
  };
  const plan = planProject(project, target, how, chosen.only);
  const all = [...diagnostics, ...plan.diagnostics];
  if (all.some(isError)) return { diagnostics: all, sources };
  const { start, volumes, resources: planned } = plan;
  const only = chosen.only && withHooks(project, chosen.only);
  const inspected = { ...chosen, ...(only && { only }), project, start, volumes, planned };
  return { inspected, diagnostics: all, sources };
}

/** Services with their `pre_start` hooks, which are services too. */
function withHooks(project: ComposeProject, only: readonly string[]): readonly string[] {
  const hooks = Object.entries(preStartHooks(withPreStart(project)));
  return [...only, ...hooks.flatMap(([name, { service }]) => (only.includes(service) ? [name] : []))];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
