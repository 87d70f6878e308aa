import {
  type Dialect,
  type PlanFormat,
  type PlanOptions,
  type ProbeMode,
  renderPlan,
} from "@pulumi-compose/health-model";
import type { OnUnhealthyOptions } from "../on-unhealthy-option";
import type { ProjectOptions } from "../project-options";
import type { TargetOptions } from "../target-option";
import { commandTarget } from "../targets/command-targets";
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
  const target = commandTarget(options.target);
  const { start, diagnostics } = await target.plan(opened.project, how);
  showDiagnostics(diagnostics, opened.sources, io);
  // Of jobs that nobody can run there it is said that they are left out.
  writeAnswer(renderPlan(target.noJobs ? { ...start, jobs: [] } : start, options.format), options.output, io);
  return diagnostics.some(({ severity }) => severity === "error") ? EXIT.no : EXIT.yes;
}
