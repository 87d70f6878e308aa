import { type Dialect, type PlanFormat, type ProbeMode, planStart, renderPlan } from "@pulumi-compose/health-model";
import type { ProjectOptions } from "../project-options";
import { EXIT } from "./io/exit-code";
import { imagesOf } from "./io/images-of";
import type { Io } from "./io/io";
import { openProject } from "./io/open-project";
import { showDiagnostics } from "./io/show-diagnostics";
import { writeAnswer } from "./io/write-answer";

export interface PlanCommandOptions extends ProjectOptions {
  readonly format: PlanFormat;
  readonly engine?: Dialect;
  readonly probe?: ProbeMode;
  /** Milliseconds. */
  readonly deadline?: number;
  readonly output?: string;
}

/** Shows who waits for whom and how long. @returns the exit code: `no` where the plan cannot be carried out */
export async function plan(options: PlanCommandOptions, io: Io): Promise<number> {
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.no;
  const { engine, probe, deadline } = options;
  const images = await imagesOf();
  const start = planStart(opened.project, {
    images: images(opened.project),
    ...(engine && { engine }),
    ...(probe && { probe }),
    ...(deadline !== undefined && { deadlineMs: deadline }),
  });
  showDiagnostics(start.diagnostics, opened.sources, io);
  writeAnswer(renderPlan(start, options.format), options.output, io);
  return start.diagnostics.some(({ severity }) => severity === "error") ? EXIT.no : EXIT.yes;
}
