import {
  type ComposeProject,
  canonical,
  goJson,
  goYaml,
  type LoadResult,
  modelAsPlain,
  variablesOf,
} from "@pulumi-compose/parser";
import { Command, Option } from "commander";
import { dockerCompose } from "../command-line/docker-compose";
import { givenOptions } from "../command-line/given-options";
import { globalOptions } from "../command-line/global-options";
import { checkJsonForm } from "../config/json-form";
import { type ConfigFlags, printList } from "../config/lists";
import { variablesText } from "../config/variables-text";
import { handOver } from "../handed/hand-over";
import type { HandedCommand } from "../handed/handed-commands";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { runCommand } from "../io/process-end";
import { showDiagnostics } from "../io/show-diagnostics";
import { startProgram } from "../io/start-program";
import { writeAnswer } from "../io/write-answer";
import { readProject } from "../project/open-project";
import { addProjectOptions, type ProjectOptions } from "../project/project-options";

interface ConfigOptions extends ProjectOptions, ConfigFlags {
  readonly variables?: boolean;
  readonly resolveImageDigests?: boolean;
  readonly lockImageDigests?: boolean;
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
export const command: Command = addProjectOptions(new Command("config"))
  .argument("[service...]", "only these services and what they depend on")
  .addOption(new Option("--format <format>", "how it is printed (default: yaml)").choices(["yaml", "json"]))
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
  .option("--variables", "print the variables that the files name, with their defaults")
  .option("--resolve-image-digests", "pin images to the digests that their registries have now (docker compose's)")
  .option("--lock-image-digests", "print only that, as an override file (docker compose's)")
  .option("--no-interpolate", "leave variables as they are")
  .option("--no-normalize", "do not normalise the model")
  .option("--no-path-resolution", "leave relative paths as they are")
  .option("--no-consistency", "do not check what the parts of the project say about each other")
  .option("--no-env-resolution", "do not read the services' env files")
  .action((services: string[], options: ConfigOptions) => runCommand((io) => runConfig(services, options, io)));

function runConfig(services: string[], options: ConfigOptions, io: Io): number | Promise<number> {
  if (options.resolveImageDigests || options.lockImageDigests) {
    const words = [...givenOptions(command, globalOptions()), ...services];
    return handOver(digests, words, options, { io, dockerCompose, start: startProgram });
  }
  const interpolate = options.interpolate && !options.variables;
  const result = readProject(options, io, {
    services: interpolate && !isOfAll(options) ? services : [],
    interpolate,
    normalise: options.normalize && !options.compatibility,
    resolvePaths: options.pathResolution,
    consistency: options.consistency,
    resolveEnvFiles: options.envResolution,
  });
  showDiagnostics(result, io);
  if (result.diagnostics.some((diagnostic) => diagnostic.severity === "error")) return EXIT.refused;
  const text = render(result, options, io);
  if (text === undefined) return EXIT.refused;
  if (!options.quiet) writeAnswer(text, options.output, io);
  return EXIT.done;
}

/** What docker compose leaves to a list: these have all services, whatever is named beside them. */
function isOfAll({ services, volumes, networks, models, hash }: ConfigOptions): boolean {
  return services === true || volumes === true || networks === true || models === true || hash !== undefined;
}

/** What asks registries, with the credentials of docker. */
const digests: HandedCommand = {
  name: "config",
  summary: "",
  docker: "docker buildx imagetools inspect IMAGE",
};

function render(result: LoadResult, options: ConfigOptions, io: Io): string | undefined {
  const { project, model } = result;
  if (model && options.variables) return variablesText(variablesOf(model), options.format);
  if (!project) {
    const plain = model ? modelAsPlain(model) : {};
    return options.format === "json" ? goJson(plain) : goYaml(plain);
  }
  return printList(project, options) ?? renderProject(project, options, io);
}

function renderProject(project: ComposeProject, options: ConfigOptions, io: Io): string | undefined {
  const form = options.format === "json" ? "json" : "yaml";
  const problem = form === "json" ? checkJsonForm(project) : undefined;
  if (problem) {
    showDiagnostics({ diagnostics: [problem], sources: new Map() }, io);
    return undefined;
  }
  const plain = canonical(project, form);
  // What is printed can be read again: a literal $ is written $$.
  return (form === "json" ? goJson(plain) : goYaml(plain)).replaceAll("$", "$$$$");
}
