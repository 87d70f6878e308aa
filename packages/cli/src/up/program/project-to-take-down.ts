import { dirname, resolve } from "node:path";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { Io } from "../../io/io";
import { showDiagnostics } from "../../io/show-diagnostics";
import { readProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { knownStacks } from "../state/state-folder";

export interface TakeDownTarget {
  readonly name: string;
  /** Absent where the file has an error, or is gone. */
  readonly project?: ComposeProject;
  readonly directory: string;
}

/**
 * Which project to take down. A compose file that has an error, or is gone, need not keep its containers alive: then
 * the name comes from `-p`, or from the only stack in the folder.
 */
export function projectToTakeDown(
  options: ProjectOptions & { readonly json?: boolean },
  io: Io,
): TakeDownTarget | undefined {
  const { project, ...loaded } = readProject(options, io);
  if (project) return { name: project.name, project, directory: project.workingDir };
  const directory = resolve(io.cwd, options.projectDirectory ?? dirname(options.file?.[0] ?? "compose.yaml"));
  const stacks = knownStacks(directory);
  const [only] = stacks.length === 1 ? stacks : [];
  const name = options.projectName ?? only;
  if (name !== undefined && stacks.includes(name)) return { name, directory };
  showDiagnostics(loaded, io, options);
  return undefined;
}
