import type { StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LoadResult } from "@pulumi-compose/parser";
import type { OnUnhealthyOptions } from "../../on-unhealthy-option";
import type { ProjectOptions } from "../../project-options";
import type { TargetOptions } from "../../target-option";
import type { PlannedResource } from "../choice/change-limits";
import type { ChoiceOptions } from "../choice/choice-options";
import { type Chosen, chooseServices } from "../choice/choose-services";
import { planProject } from "./plan-project";

export interface InspectOptions extends ProjectOptions, TargetOptions, OnUnhealthyOptions, ChoiceOptions {
  readonly probe?: "hybrid" | "engine";
  /** Milliseconds. */
  readonly deadline?: number;
}

/** A project as far as it can be known before anything is started. */
export interface InspectedProject extends Chosen {
  readonly project: ComposeProject;
  /** Of the services that are chosen. */
  readonly start: StartPlan;
  /** Names of the resources that volumes are: the file's, and those in place of anonymous ones. */
  readonly volumes: readonly string[];
  /** What the program registers on an engine. */
  readonly planned: readonly PlannedResource[];
}

export interface Inspection {
  /** Absent when there is an error among the diagnostics. */
  readonly inspected?: InspectedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** Loads and plans a project; starts nothing, asks nobody. */
export function inspectProject(options: InspectOptions): Inspection {
  const chosen = chooseServices(options);
  const { project, diagnostics, sources } = chosen.loaded;
  if (!project || diagnostics.some(isError)) return { diagnostics, sources };
  const how = {
    ...(options.deadline !== undefined && { deadlineMs: options.deadline }),
    ...(options.probe && { probe: options.probe }),
    ...(options.onUnhealthy && { onUnhealthy: options.onUnhealthy }),
  };
  const plan = planProject(project, options.target ?? "docker", how, chosen.only);
  const all = [...diagnostics, ...plan.diagnostics];
  if (all.some(isError)) return { diagnostics: all, sources };
  const volumes = (plan.volumes ?? []).map(({ name }) => name);
  const { start, resources: planned = [] } = plan;
  return { inspected: { ...chosen, project, start, volumes, planned }, diagnostics: all, sources };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
