import {
  type Dialect,
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
import { EXIT } from "../../io/exit-codes";
import type { Io } from "../../io/io";
import { mistakesIn } from "../../io/mistakes";
import { showDiagnostics } from "../../io/show-diagnostics";
import { UsageError } from "../../io/usage-error";
import { writeAnswer } from "../../io/write-answer";
import { openProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { imagesFor } from "../images/images-for";
import { imagesThere } from "../images/images-there";
import { playTimeline } from "./play-timeline";
import { mergeScenarios } from "./scenario-options";

export interface SimulateCommandOptions extends ProjectOptions, GateOptions {
  readonly ready?: Scenarios;
  readonly fail?: Scenarios;
  readonly hang?: Scenarios;
  readonly exit?: Scenarios;
  readonly launch?: Scenarios;
  readonly probeTime?: Scenarios;
  readonly image?: Scenarios;
  readonly port?: Scenarios;
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

/** Plays a start without an engine, and says what an `up` comes to. @returns the exit code: `no` where not everything is started in the end */
export async function simulate(options: SimulateCommandOptions, io: Io, there = imagesThere): Promise<number> {
  const { format, speed, output, ready, fail, hang, exit, launch, probeTime, image, port } = options;
  if (speed !== undefined && (format !== "text" || output !== undefined)) {
    throw new UsageError("--speed plays text on the terminal", "Leave out --speed, or --format and --output.");
  }
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.refused;
  const { engine, until } = options;
  const how = { ...(engine && { engine }), ...gatesOfPlan(options) };
  const images = await imagesFor(opened.project, options, there);
  const plan = planStart(withPreStart(running(opened.project, options.job ?? [])), {
    images,
    ...how,
  });
  const scenarios = mergeScenarios(launch, ready, fail, hang, exit, probeTime, image, port);
  const timeline = simulateStart(plan, scenarios, { ...how, ...(until !== undefined && { untilMs: until }) });

  const diagnostics = [...plan.diagnostics, ...timeline.diagnostics];
  showDiagnostics({ ...opened, diagnostics }, io);
  if (timeline.diagnostics.length > 0 || mistakesIn(diagnostics).length > 0) return EXIT.refused;
  if (speed === undefined) writeAnswer(renderTimeline(timeline, format), output, io);
  else {
    const { systemClock } = await import("@pulumi-compose/docker-health");
    await playTimeline(timeline, { stream: io.out, clock: systemClock, speed });
  }
  const isWrong = diagnostics.some(({ severity }) => severity === "error");
  return timeline.outcome === "up" && !isWrong ? EXIT.done : EXIT.failed;
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
