import { relative } from "node:path";
import { projectAttribute } from "../attributes/project";
import type { Context, Environment } from "../context";
import { setDefaults } from "../long-form/defaults";
import { resolvePaths } from "../long-form/paths";
import type { ServiceBlocks } from "../memory/service-blocks";
import type { ComposeFile } from "../source/compose-file";
import type { Mapping } from "../tree/node";
import { runChecks } from "../validate/checks";
import { addFile } from "./add-file";
import type { ExtendsScope } from "./extends";
import { resolveEnvironment } from "./resolve-environment";

/** Where the files of a model are loaded: what their relative paths and variables mean, and who included them. */
export interface ModelScope {
  readonly workingDir: string;
  readonly environment: Environment;
  readonly included: readonly string[];
  /** The folder of the model that includes this one. */
  readonly includedFrom?: string;
}

/**
 * Puts files onto one another into one model: the files of a project, or those of one `include`. Undefined when
 * nothing could be read.
 */
export function combineFiles(files: readonly ComposeFile[], scope: ModelScope, context: Context): Mapping | undefined {
  const bases: ExtendsScope["bases"] = new Map();
  let model: Mapping | undefined;
  const services = knownServices(files, scope, context);
  for (const file of files) model = addFile(file, model, { ...scope, bases, services, combineFiles }, context);
  if (!model) return undefined;
  setDefaults(model, projectAttribute);
  runChecks(model, projectAttribute, context.reporter);
  const base = baseOf(scope, context);
  if (base !== undefined) {
    const { fs, home, reporter } = context;
    resolvePaths(model, projectAttribute, { base, home, fs, reporter });
  }
  resolveEnvironment(model, scope.environment, context);
  services?.settle(model, context.reporter);
  return model;
}

/** What a memory knows of the services of a project of one file: in others, files lie over one another. */
function knownServices(
  [file, ...others]: readonly ComposeFile[],
  { workingDir, environment, included }: ModelScope,
  { memory, interpolate, symbols, home, resolvePaths: isResolved }: Context,
): ServiceBlocks | undefined {
  if (!memory || !file || others.length > 0 || included.length > 0 || !interpolate) return undefined;
  return memory.begin(JSON.stringify([file.name, workingDir, [...environment], [...symbols], home, isResolved]));
}

/** What paths start from; undefined: they stay as they are. Those of an included model start from where it is included. */
function baseOf({ workingDir, includedFrom }: ModelScope, { resolvePaths: isResolved }: Context): string | undefined {
  if (isResolved) return workingDir;
  return includedFrom === undefined ? undefined : relative(includedFrom, workingDir);
}
