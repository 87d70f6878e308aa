import { readFileSync, writeFileSync } from "node:fs";
import {
  type ComposeProject,
  canonical,
  goJson,
  goYaml,
  type LoadResult,
  loadProject,
  modelAsPlain,
} from "@pulumi-compose/parser";
import { Command } from "commander";
import { checkJsonForm } from "../config/json-form";
import { type ConfigFlags, printList } from "../config/lists";
import { addProjectOptions, loadOptions, type ProjectOptions } from "../project-options";
import { reportDiagnostics } from "../report-diagnostics";

interface ConfigOptions extends ProjectOptions, ConfigFlags {
  readonly format?: string;
  readonly quiet?: boolean;
  readonly output?: string;
  /** `--no-…` options: false when given. */
  readonly interpolate: boolean;
  readonly normalize: boolean;
  readonly pathResolution: boolean;
  readonly consistency: boolean;
  readonly envResolution: boolean;
}

/** `pulumi-compose config`: the project in canonical form, or lists of what is in it. */
export const command = addProjectOptions(new Command("config"))
  .argument("[service...]", "only these services and what they depend on")
  .option("--format <format>", "yaml or json", "yaml")
  .option("-q, --quiet", "only check, print nothing")
  .option("-o, --output <file>", "write to a file")
  .option("--services", "print the names of the services, one a line")
  .option("--volumes", "print the names of the volumes, one a line")
  .option("--networks", "print the names of the networks, one a line")
  .option("--models", "print the models, one a line")
  .option("--images", "print the images, one a line")
  .option("--profiles", "print the names of the profiles, one a line")
  .option("--environment", "print the variables that interpolation sees")
  .option("--hash <services>", 'print the hash of services, separated by commas; "*" for all')
  .option("--no-interpolate", "leave variables as they are")
  .option("--no-normalize", "do not normalise the model")
  .option("--no-path-resolution", "leave relative paths as they are")
  .option("--no-consistency", "do not check what the parts of the project say about each other")
  .option("--no-env-resolution", "do not read the services' env files")
  .action(runConfig);

function runConfig(services: string[], options: ConfigOptions): void {
  if (options.format !== "json" && options.format !== "yaml") {
    fail(`unsupported format "${options.format}"`);
    return;
  }
  const result = loadProject({
    ...loadOptions(options),
    services: options.interpolate ? services : [],
    stdin: options.file?.includes("-") ? readFileSync(0, "utf8") : "",
    interpolate: options.interpolate,
    normalise: options.normalize,
    resolvePaths: options.pathResolution,
    consistency: options.consistency,
    resolveEnvFiles: options.envResolution,
  });
  reportDiagnostics(result.diagnostics, result.sources);
  if (result.diagnostics.some((diagnostic) => diagnostic.severity === "error")) {
    process.exitCode = 1;
    return;
  }
  const text = render(result, options);
  if (text === undefined || options.quiet) return;
  if (options.output === undefined) process.stdout.write(text);
  else writeFileSync(options.output, text);
}

function render(result: LoadResult, options: ConfigOptions): string | undefined {
  const { project, model } = result;
  if (!project) {
    const plain = model ? modelAsPlain(model) : {};
    return options.format === "json" ? goJson(plain) : goYaml(plain);
  }
  return printList(project, options) ?? renderProject(project, options);
}

function renderProject(project: ComposeProject, options: ConfigOptions): string | undefined {
  const form = options.format === "json" ? "json" : "yaml";
  const problem = form === "json" ? checkJsonForm(project) : undefined;
  if (problem) {
    reportDiagnostics([problem], new Map());
    process.exitCode = 1;
    return undefined;
  }
  const plain = canonical(project, form);
  // What is printed can be read again: a literal $ is written $$.
  return (form === "json" ? goJson(plain) : goYaml(plain)).replaceAll("$", "$$$$");
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
