import { type ComposeProject, type FileSystem, loadProject, type Sources } from "@pulumi-compose/parser";
import { loadOptions, type ProjectOptions } from "../../project-options";
import type { Io } from "./io";
import { showDiagnostics } from "./show-diagnostics";

export interface OpenProject {
  readonly project: ComposeProject;
  readonly sources: Sources;
}

/** Loads the project that the options name and says what is wrong with it; undefined when that is an error. */
export function openProject(options: ProjectOptions, io: Io, fs?: FileSystem): OpenProject | undefined {
  const { project, diagnostics, sources } = loadProject({
    ...loadOptions(options, () => io.readStdin()),
    cwd: io.cwd,
    env: io.env,
    ...(fs && { fs }),
  });
  showDiagnostics(diagnostics, sources, io);
  return project && { project, sources };
}
