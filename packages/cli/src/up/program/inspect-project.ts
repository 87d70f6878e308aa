import { readFileSync } from "node:fs";
import type { StartPlan } from "@pulumi-compose/health-model";
import { type ComposeProject, type Diagnostic, type LoadResult, loadProject } from "@pulumi-compose/parser";
import { planResources } from "pulumi-compose";
import { loadOptions, type ProjectOptions } from "../../project-options";

export interface InspectOptions extends ProjectOptions {
  readonly probe?: "hybrid" | "engine";
  /** Milliseconds. */
  readonly deadline?: number;
}

/** A project as far as it can be known before anything is started. */
export interface InspectedProject {
  readonly project: ComposeProject;
  readonly start: StartPlan;
}

export interface Inspection {
  /** Absent when there is an error among the diagnostics. */
  readonly inspected?: InspectedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** Loads and plans a project; starts nothing, asks nobody. */
export function inspectProject(options: InspectOptions): Inspection {
  const { project, diagnostics, sources } = loadProject(loadOptions(options));
  if (!project || diagnostics.some(isError)) return { diagnostics, sources };
  const plan = planResources(project, {
    files: { read },
    // Whether a build's context has changed is for the deployment to find out.
    hashContext: () => "",
    variable: (name) => project.environment?.[name] ?? process.env[name] ?? "",
    start: {
      ...(options.deadline !== undefined && { deadlineMs: options.deadline }),
      ...(options.probe && { probe: options.probe }),
    },
  });
  const all = [...diagnostics, ...plan.diagnostics];
  if (all.some(isError)) return { diagnostics: all, sources };
  return { inspected: { project, start: plan.start }, diagnostics: all, sources };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
