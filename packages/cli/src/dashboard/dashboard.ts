import { type GateOptions, gatesOfPlan } from "../command-line/gate-options";
import type { EngineOptions } from "../health/containers/engine-options";
import { imagesFor } from "../health/images/images-for";
import { imagesThere } from "../health/images/images-there";
import { EXIT } from "../io/exit-codes";
import { openProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import type { CommandTarget, TargetEdges } from "../targets/command-target";
import { commandTarget } from "../targets/command-targets";
import { knownProject } from "./known-project";
import { PAGE_FOLDER } from "./page-folder";
import { pageFiles } from "./server/page-files";
import { serve } from "./server/serve";
import { Session } from "./session";

export interface DashboardCommandOptions extends ProjectOptions, EngineOptions, TargetOptions, GateOptions {
  /** Of 127.0.0.1; left out: any that is free. */
  readonly port?: number;
}

/** Serves a page that shows a project as it is on its engine, until it is interrupted. @returns the exit code */
export async function dashboard(
  options: DashboardCommandOptions,
  { io, ...edges }: TargetEdges,
  folder = PAGE_FOLDER,
): Promise<number> {
  const target = commandTarget(options.target);
  const named = await chosenOf(options, target, io);
  if (!named) return EXIT.refused;
  const interrupted = io.interrupt();
  const session = await Session.open({ ...named, mode: "watch", target, engine: options, edges });
  const logs = session.logs();
  const served = await serve({
    log: session.log,
    ...(logs && { logs }),
    files: pageFiles(folder),
    ...(options.port !== undefined && { port: options.port }),
  });
  session.follow();
  io.out.write(`${served.address}\n`);
  io.err.write(`${named.name}: whoever has this address may look; Ctrl-C ends it\n`);
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener("abort", () => resolve(), { once: true });
  });
  await served.close("pulumi-compose dashboard has ended");
  await session.stop();
  return EXIT.done;
}

/** A name alone is enough; else the files are read. Undefined when they have an error, which is told. */
async function chosenOf(options: DashboardCommandOptions, target: CommandTarget, io: TargetEdges["io"]) {
  if (options.projectName !== undefined && options.file === undefined) return { name: options.projectName };
  const opened = openProject(options, io);
  if (!opened) return undefined;
  const images = await imagesFor(opened.project, {}, imagesThere);
  const plan = await target.plan(opened.project, { images, ...gatesOfPlan(options) });
  return { name: opened.project.name, known: await knownProject(opened, plan) };
}
