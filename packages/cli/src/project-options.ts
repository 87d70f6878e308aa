import type { LoadOptions } from "@pulumi-compose/parser";
import type { Command } from "commander";

/** The options that name a project, the same for every command that reads compose files. */
export interface ProjectOptions {
  readonly file?: readonly string[];
  readonly profile?: readonly string[];
  readonly envFile?: readonly string[];
  readonly projectName?: string;
  readonly projectDirectory?: string;
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** Adds the options that name a project to a command. */
export function addProjectOptions(command: Command): Command {
  return command
    .option("-f, --file <file>", "compose file, later ones over earlier ones", collect)
    .option("--profile <profile>", "activate a profile", collect)
    .option("--env-file <file>", "file of variables in place of .env", collect)
    .option("-p, --project-name <name>", "name of the project")
    .option("--project-directory <folder>", "project directory (default: the folder of the first file)");
}

/** What the parser is to load for these options. */
export function loadOptions(options: ProjectOptions): LoadOptions {
  return {
    ...(options.file && { files: options.file }),
    ...(options.profile && { profiles: options.profile }),
    ...(options.envFile && { envFiles: options.envFile }),
    ...(options.projectName !== undefined && { projectName: options.projectName }),
    ...(options.projectDirectory !== undefined && { projectDirectory: options.projectDirectory }),
  };
}
