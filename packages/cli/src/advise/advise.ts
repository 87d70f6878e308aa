import { type Advice, type Dialect, planStart } from "@pulumi-compose/health-model";
import { type ComposeProject, type FileSystem, nodeFileSystem } from "@pulumi-compose/parser";
import { imagesBuilt } from "../health/images/images-built";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { mistakesIn } from "../io/mistakes";
import { shortName, showDiagnostics } from "../io/show-diagnostics";
import { UsageError } from "../io/usage-error";
import { openProject, readProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import { adviceJson } from "./advice-json";
import { adviceText } from "./advice-text";
import { bindSource } from "./bind-source";
import { consider } from "./consider";
import { mend } from "./fix/mend";

export interface AdviseCommandOptions extends ProjectOptions {
  readonly format: "text" | "json";
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
  const opened = openProject(options, io);
  if (opened === undefined) return EXIT.refused;
  const mistakes = mistakesIn(planStart(opened.project).diagnostics);
  showDiagnostics({ ...opened, diagnostics: mistakes }, io);
  if (mistakes.length > 0) return EXIT.refused;
  const advice = consider(opened.project, plan(opened.project));
  const answer = { advice, mended };
  if (options.format === "json") io.out.write(adviceJson(answer));
  else {
    const fileName = (file: string) => shortName(file, io.cwd);
    io.out.write(adviceText(answer, opened.sources, { color: io.out.color, fileName }));
  }
  const failing = options.strict ? ["error", "warning"] : ["error"];
  return advice.some(({ severity }) => failing.includes(severity)) ? EXIT.failed : EXIT.done;
}

function wantedBy(fix: true | readonly string[]): (advice: Advice) => boolean {
  if (fix === true) return ({ severity }) => severity !== "info";
  const codes = new Set(fix.map((code) => (code === "all" || code.includes("/") ? code : `health/${code}`)));
  return ({ code }) => codes.has("all") || codes.has(code);
}
