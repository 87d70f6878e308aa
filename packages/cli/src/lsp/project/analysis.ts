import type { Advice, PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import {
  type ComposeProject,
  type Diagnostic,
  type LoadMemory,
  type LoadOptions,
  type LoadResult,
  nodeFileSystem,
} from "@pulumi-compose/parser";
import { bindSource } from "../../advise/bind-source";
import { consider, keyOf } from "../../advise/consider";
import { imagesBuilt } from "../../health/images/images-built";
import { type ProjectIo, readProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { commandTarget } from "../../targets/command-targets";
import type { SeenFiles } from "./seen-files";

/** What is known of a project at a moment. */
export interface Analysis {
  readonly loaded: LoadResult;
  /** Absent where the files have errors. */
  readonly project?: ComposeProject;
  readonly start?: StartPlan;
  readonly advice: readonly Advice[];
  /** All of them, each once. */
  readonly diagnostics: readonly Diagnostic[];
  /** False: it has only been read; there is neither plan nor advice yet. */
  readonly isAdvised: boolean;
  /** False: the target has not been asked yet. */
  readonly isWhole: boolean;
}

/** Which project, and what for. */
export interface AnalysisOptions {
  readonly project: ProjectOptions;
  /** The name of the target. */
  readonly target: string | undefined;
  readonly io: ProjectIo;
  /** What is known of the load before. */
  readonly memory?: LoadMemory;
}

/** Options of the plan and of the advice, as `advise` has them. */
export type AdviseOptionsOf = (project: ComposeProject) => PlanOptions;

/** How `advise` would look at a project. */
export async function adviseOptions(): Promise<AdviseOptionsOf> {
  const images = await imagesBuilt();
  return (project) => {
    const options = { images: images(project), bindSource };
    return options;
  };
}

/** The project as the files are now. */
export function load({ project, io, memory }: AnalysisOptions, fs: LoadOptions["fs"] = nodeFileSystem): LoadResult {
  return readProject(project, io, { fs, ...(memory && { memory }) });
}

/**
 * What `config`, `advise` and `plan` say of a project, in that order, in parts as they come: what the parser says, where
 * there are many services; with advice; and with what the target says, which may take longer the first time.
 *
 * @param goesOn asked between the parts; false: nobody wants to know any more
 */
export async function* analyse(
  options: AnalysisOptions,
  fs: SeenFiles,
  goesOn: () => Promise<boolean>,
): AsyncGenerator<Analysis> {
  const loaded = load(options, fs);
  const { project } = loaded;
  if (!project) {
    yield { loaded, advice: [], diagnostics: loaded.diagnostics, isAdvised: true, isWhole: true };
    return;
  }
  // Of a large project the rest takes longer than one likes to wait.
  if (Object.keys(project.services).length > MANY_SERVICES) {
    yield { loaded, project, advice: [], diagnostics: loaded.diagnostics, isAdvised: false, isWhole: false };
  }
  if (!(await goesOn())) return;
  const how = (await adviseOptions())(project);
  const advice = consider(project, how);
  const first = once([...loaded.diagnostics, ...advice]);
  if (!(await goesOn())) return;
  const planned = commandTarget(options.target).plan(project, how);
  const quick = await Promise.race([planned, soon()]);
  if (!quick) yield { loaded, project, advice, diagnostics: first, isAdvised: true, isWhole: false };
  const { start, diagnostics } = quick ?? (await planned);
  yield {
    loaded,
    project,
    start,
    advice,
    diagnostics: once([...first, ...diagnostics]),
    isAdvised: true,
    isWhole: true,
  };
}

/** So many services are planned and advised in no time. */
const MANY_SERVICES = 100;

function soon(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(() => resolve(undefined)));
}

function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const { file, line, column } = one.place ?? {};
    const key = `${keyOf(one)}\0${file}\0${line}\0${column}`;
    if (!told.has(key)) told.set(key, one);
  }
  return [...told.values()];
}
