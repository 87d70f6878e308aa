import { type Dialect, type PlanFormat, renderPlan } from "@pulumi-compose/health-model";
import { type GateOptions, gatesOfPlan } from "../command-line/gate-options";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { mistakesIn } from "../io/mistakes";
import { showDiagnostics } from "../io/show-diagnostics";
import { writeAnswer } from "../io/write-answer";
import { openProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import { commandTarget } from "../targets/command-targets";
import { imagesFor } from "./images/images-for";
import { imagesThere } from "./images/images-there";

export interface PlanCommandOptions extends ProjectOptions, TargetOptions, GateOptions {
  readonly format: PlanFormat;
  readonly engine?: Dialect;
  readonly output?: string;
  /** Whether no engine is asked about the images that it has. */
  readonly offline?: boolean;
}

/** Shows who waits for whom and how long. @returns the exit code: `no` where the plan cannot be carried out */
export async function plan(options: PlanCommandOptions, io: Io, there = imagesThere): Promise<number> {
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.refused;
  const { engine } = options;
  const images = await imagesFor(opened.project, options, there);
  const how = { images, ...(engine && { engine }), ...gatesOfPlan(options) };
  const target = commandTarget(options.target);
  const { start, diagnostics } = await target.plan(opened.project, how);
  showDiagnostics({ ...opened, diagnostics }, io);
  // The plan would be another than the file asks for.
  if (mistakesIn(diagnostics).length > 0) return EXIT.refused;
  // Of jobs that nobody can run there it is said that they are left out.
  writeAnswer(renderPlan(target.noJobs ? { ...start, jobs: [] } : start, options.format), options.output, io);
  return diagnostics.some(({ severity }) => severity === "error") ? EXIT.failed : EXIT.done;
}
