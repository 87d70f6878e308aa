import { resolve } from "node:path";
import type { Io } from "../../io/io";
import type { ChosenProject } from "../../project/choose-project";
import { stateResources } from "../../resources/state-resource";
import { isStackMissing, readStateFile } from "../stack/state-file";
import { backendUrl } from "../stack-place";
import { placesOf, type StackOn } from "./places-of";
import { stateFolder } from "./state-folder";

/**
 * Where the stack that has the project's name runs, by its state, without Pulumi: read where it lies in a folder, that of the project or
 * the one that the environment names.
 *
 * @returns empty: it is not there, or has been taken down; undefined: only Pulumi can tell
 */
export function whereItRuns(
  { name, project }: Pick<ChosenProject, "name" | "project">,
  { cwd, env }: Pick<Io, "cwd" | "env">,
): readonly StackOn[] | undefined {
  const backend = backendUrl(undefined, stateFolder(resolve(cwd, project?.workingDir ?? ".")), env);
  if (isStackMissing(backend, name)) return [];
  const file = readStateFile(backend, name);
  const deployment = file && deploymentIn(file.text);
  return deployment && placesOf(stateResources(deployment));
}

/** An object without resources of a stack that has none; undefined: it is not what Pulumi writes. */
function deploymentIn(text: string): object | undefined {
  try {
    const { checkpoint }: { readonly checkpoint?: { readonly latest?: object } } = JSON.parse(text);
    return checkpoint && (checkpoint.latest ?? {});
  } catch {
    return undefined;
  }
}
