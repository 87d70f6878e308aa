import { basename, resolve } from "node:path";
import type { Diagnostic } from "@pulumi-compose/parser";
import { hasError, loadSource } from "./load/load-source";
import { buildReport, type Report } from "./report/report";
import { projectFiles } from "./scaffold/project-files";
import { FIXED_VARIABLE } from "./source/convert-messages";
import type { ConvertOptions } from "./source/convert-options";
import type { SourceResult } from "./source/source";
import { componentProgram } from "./styles/component-program";
import { resourcesProgram } from "./styles/resources-program";
import { programTargets } from "./targets/registry";

/** What a conversion gave. */
export interface Conversion {
  /** The files of the Pulumi project by their path in it; empty when there are errors. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics point into. */
  readonly sources: NonNullable<SourceResult["source"]>["sources"];
  /** What went where; undefined when there are errors. */
  readonly report: Report | undefined;
}

/**
 * Converts a compose project into a Pulumi project in TypeScript, as texts: nothing is written.
 *
 * The same files and environment give the same texts. Mistakes in the files are diagnostics; with `strict`, so is
 * everything that the program does not carry over.
 *
 * @example
 * ```ts
 * const { files, diagnostics } = convert({ files: ["compose.yaml"], style: "resources", out: "infra" });
 * ```
 */
export function convert(options: ConvertOptions): Conversion {
  const out = resolve(options.cwd ?? process.cwd(), options.out);
  const target = programTargets[options.target ?? "docker"];
  const result = loadSource(options, target);
  const { source } = result;
  if (!source) return { files: new Map(), diagnostics: result.diagnostics, sources: result.sources, report: undefined };
  const program =
    options.style === "component"
      ? componentProgram(source, target, out)
      : resourcesProgram(source, target, out, options.adopting !== undefined).files;
  const name = options.name ?? source.project.name;
  const description = `The compose project ${source.project.name} (${source.project.files.map((file) => basename(file)).join(", ")})`;
  const report = buildReport(source, target, program, options.style);
  const lost = options.style === "resources" ? target.lost(source.project) : [];
  const besides = options.style === "component" ? target.componentNeeds : [];
  const found = [...source.diagnostics, ...lost];
  const fixed = report.fixed.map(({ variable, why }) => FIXED_VARIABLE.report({ variable, why }));
  const diagnostics = options.strict ? [...found.map(asError), ...fixed] : found;
  const files = hasError(diagnostics)
    ? new Map<string, string>()
    : new Map([...projectFiles(name, description, program, besides), ...program]);
  return { files, diagnostics, sources: source.sources, report };
}

/** What the plugin cannot express is dropped with a warning; strictly, that is an error. */
function asError(diagnostic: Diagnostic): Diagnostic {
  return /^(?:target|convert)\//.test(diagnostic.code) && diagnostic.severity === "warning"
    ? { ...diagnostic, severity: "error" }
    : diagnostic;
}
