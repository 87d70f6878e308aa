import { type GateOptions, gatesOfPlan } from "../command-line/gate-options";
import type { EngineOptions } from "../health/containers/engine-options";
import { imagesFor } from "../health/images/images-for";
import { imagesThere } from "../health/images/images-there";
import { EXIT } from "../io/exit-codes";
import { openBrowser } from "../io/open-browser";
import { openProject, readProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import type { CommandTarget, TargetEdges } from "../targets/command-target";
import { commandTarget } from "../targets/command-targets";
import { followFiles } from "./follow-files";
import { knownProject, type ReadProject } from "./known-project";
import { PAGE_FOLDER } from "./page-folder";
import { pageFiles } from "./server/page-files";
import { serve } from "./server/serve";
import { type KnownProject, Session } from "./session";

export interface DashboardCommandOptions extends ProjectOptions, EngineOptions, TargetOptions, GateOptions {
  /** Of 127.0.0.1; left out: any that is free. */
  readonly port?: number;
  /** Whether a browser is opened. */
  readonly open?: boolean;
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
  // What standard input had is not there a second time.
  const isOnDisk = !options.file?.includes("-");
  const files = isOnDisk && named.known && followed(named.known, session, () => readOf(options, target, io));
  io.out.write(`${served.address}\n`);
  io.err.write(`${named.name}: whoever has this address may look; Ctrl-C ends it\n`);
  if (options.open) openBrowser(served.address, io.err);
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener("abort", () => resolve(), { once: true });
  });
  if (files) files.stop();
  await served.close("pulumi-compose dashboard has ended");
  await session.stop();
  return EXIT.done;
}

/** A name alone is enough; else the files are read. Undefined when they have an error, which is told. */
async function chosenOf(options: DashboardCommandOptions, target: CommandTarget, io: TargetEdges["io"]) {
  if (options.projectName !== undefined && options.file === undefined) return { name: options.projectName };
  const opened = openProject(options, io);
  if (!opened) return undefined;
  return { name: opened.project.name, known: await knownOf(opened, options, target) };
}

async function knownOf(opened: ReadProject, options: DashboardCommandOptions, target: CommandTarget) {
  const images = await imagesFor(opened.project, {}, imagesThere);
  const plan = await target.plan(opened.project, { images, ...gatesOfPlan(options) });
  return knownProject(opened, plan);
}

/** The project as its files are now. */
async function readOf(options: DashboardCommandOptions, target: CommandTarget, io: TargetEdges["io"]) {
  const { project, ...said } = readProject(options, io);
  return { said, known: project && (await knownOf({ project, ...said }, options, target)) };
}

/** Tells the page when the files are others. */
function followed(known: KnownProject, session: Session, read: () => ReturnType<typeof readOf>): { stop(): void } {
  let paths = [...known.sources.keys()];
  const onChange = async () => {
    const now = await read();
    // What is broken may lack files that are back with the next letter.
    paths = now.known ? [...now.said.sources.keys()] : [...new Set([...paths, ...now.said.sources.keys()])];
    if (now.known) session.know(now.known);
    else session.blame(now.said);
  };
  return followFiles(() => paths, onChange);
}
