import type { ComposeProject, Sources } from "@pulumi-compose/parser";
import type { Io } from "../io/io";
import { openProject } from "./open-project";
import type { ProjectOptions } from "./project-options";

/** A project to look at on an engine. */
export interface ChosenProject {
  readonly name: string;
  /** Absent where only the name was given. */
  readonly project?: ComposeProject;
  /** The text of its files. */
  readonly sources?: Sources;
}

/** A name alone is enough to find a project's containers; else the files are read. Undefined when they have an error. */
export function chooseProject(options: ProjectOptions, io: Io): ChosenProject | undefined {
  if (options.projectName !== undefined && options.file === undefined) return { name: options.projectName };
  const opened = openProject(options, io);
  return opened && { name: opened.project.name, project: opened.project, sources: opened.sources };
}
