import { type ComposeProject, type LoadOptions, type LoadResult, loadProject } from "@pulumi-compose/parser";
import type { Io } from "../io/io";
import { type ShowOptions, showDiagnostics } from "../io/show-diagnostics";
import type { ProjectOptions } from "./project-options";

/** What reading a project takes of the world. */
export type ProjectIo = Pick<Io, "cwd" | "env" | "readStdin">;

/** A project whose files have no errors. */
export type OpenProject = LoadResult & { readonly project: ComposeProject };

/** What the parser is to load for these options. */
export function loadOptions(options: ProjectOptions, io: ProjectIo): LoadOptions {
  return {
    cwd: io.cwd,
    env: io.env,
    ...(options.file && { files: options.file }),
    ...(options.file?.includes("-") && { stdin: io.readStdin() }),
    ...(options.profile && { profiles: options.profile }),
    ...(options.envFile && { envFiles: options.envFile }),
    ...(options.projectName !== undefined && { projectName: options.projectName }),
    ...(options.projectDirectory !== undefined && { projectDirectory: options.projectDirectory }),
    ...(options.allResources && { keepUnused: true }),
  };
}

/** Loads the project that the options name, and says nothing of what is wrong with it. */
export function readProject(options: ProjectOptions, io: ProjectIo, how: LoadOptions = {}): LoadResult {
  return loadProject({ ...loadOptions(options, io), ...how });
}

/** Loads the project that the options name and says what is wrong with it; undefined when that is an error. */
export function openProject(options: ProjectOptions, io: Io, show?: ShowOptions): OpenProject | undefined {
  const { project, ...loaded } = readProject(options, io);
  showDiagnostics(loaded, io, show);
  return project && { project, ...loaded };
}
