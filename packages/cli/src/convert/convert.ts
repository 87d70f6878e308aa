import { relative, resolve } from "node:path";
import { adopt, type ConvertOptions, convert, renderReport, type Style, writeProject } from "@pulumi-compose/convert";
import { type AdoptableProject, type Adoption, adoption } from "@pulumi-compose/docker-health";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { showDiagnostics } from "../io/show-diagnostics";
import { UsageError } from "../io/usage-error";
import { loadOptions, readProject } from "../project/open-project";
import type { ProjectOptions } from "../project/project-options";
import type { TargetOptions } from "../target-option";
import { commandTarget } from "../targets/command-targets";

/** What the command line of `convert` says. */
export interface ConvertCommandOptions extends ProjectOptions, TargetOptions {
  readonly out: string;
  readonly style: Style;
  readonly name?: string;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly import?: boolean;
  /** Whether each attribute is listed, and what becomes of it. */
  readonly report?: boolean;
}

/** Converts and writes. @returns the exit code */
export async function runConvert(options: ConvertCommandOptions, io: Io): Promise<number> {
  refuseOptions(options);
  const { name, program } = commandTarget(options.target);
  if (program === undefined) throw new UsageError(`no program can be written for the target ${name}`);
  const running = options.import ? await adoption() : undefined;
  const found = running && (await foundFor(running, options, io));
  const request: ConvertOptions = {
    ...loadOptions(options, io),
    ...(found && { adopting: found }),
    style: options.style,
    target: program,
    out: options.out,
    strict: options.strict === true,
    ...(options.name !== undefined && { name: options.name }),
  };
  const { files, report, ...loaded } = convert(request);
  showDiagnostics(loaded, io);
  if (!report || files.size === 0) return EXIT.refused;
  const all = new Map(files);
  const adopted = found && adopt(request, found);
  if (adopted) {
    all.set("import.json", `${JSON.stringify({ resources: adopted.resources }, null, 2)}\n`);
    all.set(
      ".gitignore",
      `${files.get(".gitignore") ?? ""}# Holds the containers' environment in plain text.\nimport.json\n`,
    );
  }
  const folder = resolve(io.cwd, options.out);
  const shown = relative(io.cwd, folder) || ".";
  const { written, unchanged, conflicts } = writeProject(folder, all, { force: options.force === true });
  if (conflicts.length > 0 && !options.force) {
    throw new UsageError(
      `${shown} has other content in ${conflicts.join(", ")}: nothing was written`,
      "choose another --out, or overwrite with --force",
    );
  }
  const ofProgram = new Set(report.files.map(({ path }) => path));
  const besides = [...all.keys()].filter((path) => !ofProgram.has(path));
  io.out.write(renderReport(report, shown, { attributes: options.report === true, besides }));
  io.out.write(`\n${written.length} files written, ${unchanged.length} unchanged\n`);
  if (running && found && adopted) {
    const spelt = await running.spellRestartPolicies(found.containers.map(({ id }) => id));
    io.out.write(renderAdoption(adopted.resources.length, [...adopted.notes, ...speltNote(spelt)], shown));
  }
  return EXIT.done;
}

/** @throws UsageError */
function refuseOptions({ import: adopts, style, target, dryRun, file }: ConvertCommandOptions): void {
  if (adopts && style !== "resources") {
    throw new UsageError("--import goes with --style resources: the state of a component cannot be imported");
  }
  const { noAdoption } = commandTarget(target);
  if (adopts && noAdoption !== undefined) throw new UsageError(noAdoption);
  if (dryRun) {
    throw new UsageError("--dry-run: a conversion is the files that it writes", "Choose an empty folder with --out.");
  }
  if (style === "component" && file?.includes("-")) {
    throw new UsageError("a component reads the compose file each time, which standard input is not", "Name the file.");
  }
}

/** What runs of the project; nothing of one whose files have errors, which the conversion then tells. */
async function foundFor(
  running: Adoption,
  options: ConvertCommandOptions,
  io: Io,
): Promise<AdoptableProject | undefined> {
  const { project } = readProject(options, io);
  return project && running.project(project.name);
}

function speltNote(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    `restart policy "no" was written into ${names.join(", ")}, where docker compose leaves it empty: it means the same`,
  ];
}

function renderAdoption(count: number, notes: readonly string[], folder: string): string {
  const steps = [
    `cd ${folder} && npm install && pulumi stack init`,
    "pulumi import --file import.json --protect=false --generate-code=false --yes   # engine 3.255 or newer",
    "rm import.json   # it holds environments in plain text",
    "pulumi up",
  ];
  const lines = [`Adopting ${count} resources of the running project`, ...steps.map((step) => `  ${step}`)];
  return `\n${[...lines, ...notes.map((note) => `  note: ${note}`)].join("\n")}\n`;
}
