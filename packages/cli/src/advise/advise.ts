import { type Advice, type Dialect, planStart } from "@pulumi-compose/health-model";
import { type ComposeProject, type FileSystem, type LoadResult, nodeFileSystem } from "@pulumi-compose/parser";
import { imagesBuilt } from "../health/images/images-built";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { mistakesIn } from "../io/mistakes";
import { showDiagnostics } from "../io/show-diagnostics";
import { UsageError } from "../io/usage-error";
import { readProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import { bindSource } from "./bind-source";
import { consider, keyOf } from "./consider";
import { mend } from "./fix/mend";
import { type AdviceFormat, WRITERS } from "./writers";

export interface AdviseCommandOptions extends ProjectOptions {
  readonly format: AdviceFormat;
  /** True: what is an error or a warning; else the codes to follow, or `all`. */
  readonly fix?: true | readonly string[];
  readonly strict?: boolean;
  readonly engine?: Dialect;
}

/** Looks for what could be better about healthchecks and dependencies. @returns the exit code */
export async function advise(options: AdviseCommandOptions, io: Io): Promise<number> {
  const { engine, fix } = options;
  const images = await imagesBuilt();
  const plan = (project: ComposeProject) => ({ images: images(project), bindSource, ...(engine && { engine }) });
  if (fix !== undefined && options.file?.includes("-")) {
    throw new UsageError("standard input cannot be corrected in place", "Name the file.");
  }
  if (fix !== undefined && options.dryRun) {
    throw new UsageError("--fix changes the files, which --dry-run is not to", "Without --fix nothing is changed.");
  }
  const load = (fs: FileSystem) => readProject(options, io, { fs }).project;
  const mended = fix && mend({ load, plan, fs: nodeFileSystem, wanted: wantedBy(fix) });
  for (const [file, text] of mended?.texts ?? []) io.writeFile(file, text);
  // Only now, so that nothing is said of what is mended.
  const loaded = withMistakes(readProject(options, io));
  showDiagnostics(loaded, io, { format: options.format });
  const { project } = loaded;
  const answer = { advice: project ? consider(project, plan(project)) : [], mended };
  const write = WRITERS[options.format];
  // A document for machines says what stands in the way, too.
  if (project || write.tellsMistakes) {
    const trial = (advice: Advice) =>
      mend({ load, plan, fs: nodeFileSystem, wanted: (one) => keyOf(one) === keyOf(advice) });
    io.out.write(write.text(answer, { loaded, io, trial }));
  }
  if (project === undefined) return EXIT.refused;
  const failing = options.strict ? ["error", "warning"] : ["error"];
  return answer.advice.some(({ severity }) => failing.includes(severity)) ? EXIT.failed : EXIT.done;
}

/** A project in whose plan something is wrong cannot be advised on, as one whose file cannot be read. */
function withMistakes(loaded: LoadResult): LoadResult {
  const { project, ...rest } = loaded;
  const mistakes = project ? mistakesIn(planStart(project).diagnostics) : [];
  return mistakes.length > 0 ? { ...rest, diagnostics: [...rest.diagnostics, ...mistakes] } : loaded;
}

function wantedBy(fix: true | readonly string[]): (advice: Advice) => boolean {
  if (fix === true) return ({ severity }) => severity !== "info";
  const codes = new Set(fix.map((code) => (code === "all" || code.includes("/") ? code : `health/${code}`)));
  return ({ code }) => codes.has("all") || codes.has(code);
}
