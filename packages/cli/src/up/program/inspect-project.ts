import { type StartPlan, withJobs } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic, LoadResult, ServiceConfig } from "@pulumi-compose/parser";
import { type GateOptions, gatesOfPlan } from "../../command-line/gate-options";
import type { ProjectIo } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import type { PlannedResource } from "../../resources/planned-resource";
import type { TargetOptions } from "../../target-option";
import type { DeploymentTarget } from "../../targets/command-target";
import { type PlanReads, planProject } from "../../targets/plan-project";
import type { ChoiceOptions } from "../choice/choice-options";
import { type Chosen, chooseServices } from "../choice/choose-services";

export interface InspectOptions extends ProjectOptions, TargetOptions, GateOptions, ChoiceOptions {
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
  /** What the plan has to say of it, beside what is wrong with the files. */
  readonly remarks: readonly Diagnostic[];
  /** What was read besides the project's own files. */
  readonly reads: PlanReads;
  /** What a service waits for whose containers somebody else makes. */
  readonly behind?: readonly AwaitedCondition[];
}

/** What has to be so of a service. */
export interface AwaitedCondition {
  readonly service: string;
  readonly condition: "service_healthy" | "service_completed_successfully";
}

export interface Inspection {
  /** Absent when there is an error among the diagnostics. */
  readonly inspected?: InspectedProject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** Loads and plans a project; starts nothing, asks nobody. */
export function inspectProject(
  options: InspectOptions,
  target: DeploymentTarget,
  io: ProjectIo,
  chosen: Chosen = chooseServices(options, io),
): Inspection {
  const { project: read, diagnostics, sources } = chosen.loaded;
  if (!read || diagnostics.some(isError)) return { diagnostics, sources };
  const project = withJobs(target.mapping.prepare(read), options.jobs ?? []);
  const plan = planProject(project, target, gatesOfPlan(options), chosen.only, options);
  const all = [...diagnostics, ...plan.diagnostics];
  if (all.some(isError)) return { diagnostics: all, sources };
  const { start, volumes, resources: planned, diagnostics: remarks, reads } = plan;
  const only = chosen.only && [...new Set([...chosen.only, ...Object.keys(start.services)])];
  const behind = options.deps === false ? [] : waitsOf(project.services[options.preparedFor ?? ""]);
  const inspected = { ...chosen, ...(only && { only }), project, start, volumes, planned, remarks, reads, behind };
  return { inspected, diagnostics: all, sources };
}

/** What is not required, or only has to be started, needs no wait: it is brought up before. */
function waitsOf(service: ServiceConfig | undefined): readonly AwaitedCondition[] {
  return Object.entries(service?.depends_on ?? {}).flatMap(([name, { condition, required }]) =>
    required !== false && condition !== "service_started" ? [{ service: name, condition }] : [],
  );
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
