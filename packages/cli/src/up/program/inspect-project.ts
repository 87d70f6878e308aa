import { type StartPlan, withBesides, withJobs } from "@pulumi-compose/health-model";
import { type ComposeProject, type Diagnostic, type LoadResult, loadProject } from "@pulumi-compose/parser";
import type { OnUnhealthyOptions } from "../../on-unhealthy-option";
import { loadOptions, type ProjectOptions } from "../../project-options";
import type { TargetOptions } from "../../target-option";
import { planProject } from "./plan-project";

export interface InspectOptions extends ProjectOptions, TargetOptions, OnUnhealthyOptions {
  readonly probe?: "hybrid" | "engine";
  /** Milliseconds. */
  readonly deadline?: number;
  /** Jobs of the file to run with it. */
  readonly jobs?: readonly string[];
}

/** A project as far as it can be known before anything is started. */
export interface InspectedProject {
  readonly project: ComposeProject;
  readonly start: StartPlan;
  /** Names of the resources that volumes are: the file's, and those in place of anonymous ones. */
  readonly volumes: readonly string[];
}

export interface Inspection {
  /** Absent when there is an error among the diagnostics. */
  readonly inspected?: InspectedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** Loads and plans a project; starts nothing, asks nobody. */
export function inspectProject(options: InspectOptions): Inspection {
  const { project: read, diagnostics, sources } = loadProject(loadOptions(options));
  if (!read || diagnostics.some(isError)) return { diagnostics, sources };
  const project = withJobs(options.target === "swarm" ? read : withBesides(read), options.jobs ?? []);
  const plan = planProject(project, options.target ?? "docker", {
    ...(options.deadline !== undefined && { deadlineMs: options.deadline }),
    ...(options.probe && { probe: options.probe }),
    ...(options.onUnhealthy && { onUnhealthy: options.onUnhealthy }),
  });
  const all = [...diagnostics, ...plan.diagnostics];
  if (all.some(isError)) return { diagnostics: all, sources };
  const volumes = (plan.volumes ?? []).map(({ name }) => name);
  return { inspected: { project, start: plan.start, volumes }, diagnostics: all, sources };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
