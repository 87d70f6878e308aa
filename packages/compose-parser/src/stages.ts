import { check } from "./check/check";
import { hintAtOwnVariables } from "./check/own-variables";
import { combineFiles } from "./combine/combine-files";
import type { Context, Environment } from "./context";
import { buildProject, type ProjectFacts } from "./decode/build-project";
import { locate } from "./decode/locate";
import type { ComposeProject } from "./model/project";
import { normalise } from "./normalise/normalise";
import { readEnvFiles } from "./normalise/read-env-files";
import { applyProfiles } from "./select/apply-profiles";
import { enabledContainers, profilesOfNamed } from "./select/enabled-containers";
import { selectServices } from "./select/select-services";
import { withoutUnusedResources } from "./select/unused-resources";
import type { ComposeFile } from "./source/compose-file";
import type { Mapping } from "./tree/node";

/** What the stages are told besides the files. */
export interface StageFacts extends ProjectFacts {
  readonly environment: Environment;
  readonly normalise: boolean;
  readonly consistency: boolean;
  readonly resolveEnvFiles: boolean;
  readonly keepUnused: boolean;
  /** Only these services and their dependencies; empty for all. */
  readonly services: readonly string[];
}

/** The stages in order, over files whose content is at hand. Gives the model (the tree) and, without errors, the project. */
export function runStages(
  files: readonly ComposeFile[],
  facts: StageFacts,
  context: Context,
): { model?: Mapping; project?: ComposeProject } {
  const { reporter } = context;
  const { workingDir, environment } = facts;
  // 1 to 5, file by file: read, interpolate, include, extend, merge, validate, long form.
  const model = combineFiles(files, { workingDir, environment, included: [] }, context);
  if (!model || model.entries.size === 0) return nothingIn(files, context);
  if (facts.name === "") reporter.report("no-project-name", undefined, {});
  // 6: what holds for the project as a whole.
  if (facts.normalise) normalise(model, facts.name, environment, context.symbols);
  if (!context.interpolate) return { model };
  const profiles = [...facts.profiles, ...profilesOfNamed(model, facts.services, reporter)];
  const enabled = enabledContainers(model, profiles);
  readEnvFiles(model, enabled, { environment, variables: facts.resolveEnvFiles }, context);
  const decoded = buildProject(model, { ...facts, profiles, secretContents: context.secretContents }, reporter);
  const project = applyProfiles(decoded);
  // 7: what its parts say about each other.
  hintAtOwnVariables(project, reporter);
  if (facts.consistency) check(project, (path) => locate(model, path), context);
  if (reporter.errors > 0) return { model };
  const selected = selectServices(project, facts.services);
  return { model, project: facts.keepUnused ? selected : withoutUnusedResources(selected) };
}

function nothingIn(files: readonly ComposeFile[], { reporter }: Context): Record<string, never> {
  const place = { file: files[0]?.name ?? "", line: 1, column: 1, length: 1 };
  if (reporter.errors === 0) reporter.report("empty-file", undefined, {}, { place });
  return {};
}
