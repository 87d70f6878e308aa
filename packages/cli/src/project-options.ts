import type { LoadOptions } from "@pulumi-compose/parser";
import type { Command } from "commander";
import { type GlobalOptions, globalOptions } from "./command-line/global-options";
import { standardInput } from "./command-line/standard-input";
import { setAnsi } from "./command-line/terminal-traits";

/** The options that name a project, the same for every command that reads compose files. */
export type ProjectOptions = GlobalOptions;

/** Adds the options that name a project to a command. */
export function addProjectOptions(command: Command): Command {
  for (const option of globalOptions()) command.addOption(option);
  return command.hook("preAction", () => setAnsi(command.opts<GlobalOptions>().ansi));
}

/** What the parser is to load for these options. */
export function loadOptions(options: ProjectOptions, readStdin: () => string = standardInput): LoadOptions {
  return {
    ...(options.file && { files: options.file }),
    ...(options.file?.includes("-") && { stdin: readStdin() }),
    ...(options.profile && { profiles: options.profile }),
    ...(options.envFile && { envFiles: options.envFile }),
    ...(options.projectName !== undefined && { projectName: options.projectName }),
    ...(options.projectDirectory !== undefined && { projectDirectory: options.projectDirectory }),
    ...(options.allResources && { keepUnused: true }),
  };
}
