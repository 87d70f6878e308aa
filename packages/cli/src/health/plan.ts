import {
  type Dialect,
  type PlanFormat,
  type PlanOptions,
  type ProbeMode,
  planStart,
  renderPlan,
  type StartPlan,
  withPreStart,
} from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { OnUnhealthyOptions } from "../on-unhealthy-option";
import type { ProjectOptions } from "../project-options";
import type { TargetOptions } from "../target-option";
import { EXIT } from "./io/exit-code";
import { imagesFor } from "./io/images-for";
import { imagesThere } from "./io/images-there";
import type { Io } from "./io/io";
import { openProject } from "./io/open-project";
import { showDiagnostics } from "./io/show-diagnostics";
import { writeAnswer } from "./io/write-answer";

export interface PlanCommandOptions extends ProjectOptions, TargetOptions, OnUnhealthyOptions {
  readonly format: PlanFormat;
  readonly engine?: Dialect;
  readonly probe?: ProbeMode;
  /** Milliseconds. */
  readonly deadline?: number;
  readonly output?: string;
  /** Whether no engine is asked about the images that it has. */
  readonly offline?: boolean;
}

/** Shows who waits for whom and how long. @returns the exit code: `no` where the plan cannot be carried out */
export async function plan(options: PlanCommandOptions, io: Io, there = imagesThere): Promise<number> {
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.cannotAsk;
  const { engine, probe, deadline, onUnhealthy } = options;
  const images = await imagesFor(opened.project, options, there);
  const how: PlanOptions = {
    images,
    ...(engine && { engine }),
    ...(probe && { probe }),
    ...(deadline !== undefined && { deadlineMs: deadline }),
    ...(onUnhealthy && { onUnhealthy }),
  };
  const { start, diagnostics } =
    options.target === "swarm" ? await planOnSwarm(opened.project, how) : await planOnEngine(opened.project, how);
  showDiagnostics(diagnostics, opened.sources, io);
  writeAnswer(renderPlan(start, options.format), options.output, io);
  return diagnostics.some(({ severity }) => severity === "error") ? EXIT.no : EXIT.yes;
}

async function planOnEngine(project: ComposeProject, options: PlanOptions) {
  const start = planStart(withPreStart(project), options);
  return { start, diagnostics: [...start.diagnostics, ...(await jobErrors(project, start, options))] };
}

/** A job that no engine can run keeps a project from being brought up. The mapping, which says so, is loaded only for this. */
async function jobErrors(project: ComposeProject, { jobs }: StartPlan, options: PlanOptions) {
  if (!jobs.some(({ schedules }) => schedules.length > 0)) return [];
  const { planProject } = await import("../up/program/plan-project.js");
  const { diagnostics } = planProject(project, "docker", options);
  return diagnostics.filter(({ severity, path }) => severity === "error" && path?.[0] === "jobs");
}

/** Also says what a swarm cannot do. The mapping is loaded only for this: it takes a second, and the order needs it not. */
async function planOnSwarm(project: ComposeProject, options: PlanOptions) {
  const { planProject } = await import("../up/program/plan-project.js");
  return planProject(project, "swarm", options);
}
