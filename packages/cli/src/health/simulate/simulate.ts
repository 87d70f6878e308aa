import { resolve } from "node:path";
import {
  type Dialect,
  type PlanOptions,
  planStart,
  renderTimeline,
  type Scenarios,
  simulate as simulateStart,
  type TimelineFormat,
  withBesides,
  withJobs,
  withPreStart,
} from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import { type GateOptions, gatesOfPlan } from "../../command-line/gate-options";
import type { ReportOptions } from "../../dashboard/dashboard-options";
import { EXIT } from "../../io/exit-codes";
import type { Io } from "../../io/io";
import { mistakesIn } from "../../io/mistakes";
import { showDiagnostics } from "../../io/show-diagnostics";
import { UsageError } from "../../io/usage-error";
import { writeAnswer } from "../../io/write-answer";
import { checkWritable } from "../../io/write-whole";
import { openProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { imagesFor } from "../images/images-for";
import { imagesThere } from "../images/images-there";
import { planUpdate, type UpdatePlan } from "./plan-update";
import { playTimeline } from "./play-timeline";
import { mergeScenarios } from "./scenario-options";

export interface SimulateCommandOptions extends ProjectOptions, GateOptions, ReportOptions {
  readonly ready?: Scenarios;
  readonly fail?: Scenarios;
  readonly hang?: Scenarios;
  readonly exit?: Scenarios;
  readonly launch?: Scenarios;
  readonly probeTime?: Scenarios;
  readonly stopTime?: Scenarios;
  readonly image?: Scenarios;
  readonly port?: Scenarios;
  /** The services of which there is a new version, in a project that is up; `all`: every one. */
  readonly update?: readonly string[];
  /** Jobs of the file that run with it. */
  readonly job?: readonly string[];
  readonly format: TimelineFormat;
  /** Simulated time over real time; at once when left out. */
  readonly speed?: number;
  readonly engine?: Dialect;
  /** Milliseconds. */
  readonly until?: number;
  readonly output?: string;
  /** Whether no engine is asked about the images that it has. */
  readonly offline?: boolean;
}

/**
 * Plays a start, or an update, without an engine, and says what an `up` comes to.
 *
 * @returns the exit code: `no` where not everything is started, or updated, in the end
 */
export async function simulate(options: SimulateCommandOptions, io: Io, there = imagesThere): Promise<number> {
  const { format, speed, output, report, ready, fail, hang, exit, launch, probeTime, stopTime, image, port } = options;
  if (speed !== undefined && (format !== "text" || output !== undefined)) {
    throw new UsageError("--speed plays text on the terminal", "Leave out --speed, or --format and --output.");
  }
  if (report !== undefined) checkWritable("--report", resolve(io.cwd, report));
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.refused;
  const { engine, until } = options;
  const how = { ...(engine && { engine }), ...gatesOfPlan(options) };
  const images = await imagesFor(opened.project, options, there);
  const project = withPreStart(running(opened.project, options.job ?? []));
  const planning = { images, ...how };
  const {
    plan,
    update,
    diagnostics: planned,
  } = options.update ? await planUpdate(project, options.update, planning, options) : startOf(project, planning);
  const scenarios = mergeScenarios(launch, ready, fail, hang, exit, probeTime, stopTime, image, port);
  const timeline = simulateStart(plan, scenarios, {
    ...how,
    ...(update && { update }),
    ...(until !== undefined && { untilMs: until }),
  });

  const diagnostics = [...planned, ...timeline.diagnostics];
  showDiagnostics({ ...opened, diagnostics }, io);
  if (timeline.diagnostics.length > 0 || mistakesIn(diagnostics).length > 0) return EXIT.refused;
  if (speed === undefined) writeAnswer(renderTimeline(timeline, format), output, io);
  else {
    const { systemClock } = await import("@pulumi-compose/docker-health");
    await playTimeline(timeline, { stream: io.out, clock: systemClock, speed });
  }
  if (report !== undefined) {
    const { reportSimulation } = await import("../../dashboard/report/simulated-report.js");
    await reportSimulation(resolve(io.cwd, report), opened, plan, timeline);
  }
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  return timeline.outcome === "up" && !isWrong ? EXIT.done : EXIT.failed;
}

function startOf(project: ComposeProject, options: PlanOptions): UpdatePlan {
  const plan = planStart(project, options);
  return { plan, diagnostics: plan.diagnostics };
}

/** @throws UsageError where the file has no such job */
function running(project: ComposeProject, jobs: readonly string[]): ComposeProject {
  const known = Object.keys(project.jobs ?? {});
  const unknown = jobs.find((job) => !known.includes(job));
  if (unknown !== undefined) {
    const hint =
      known.length > 0 ? `It has ${known.join(", ")}.` : "Jobs stand under the top-level `jobs` of the file.";
    throw new UsageError(`the file has no job "${unknown}"`, hint);
  }
  return jobs.length > 0 ? withJobs(withBesides(project), jobs) : project;
}
