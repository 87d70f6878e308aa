import { projectAttribute } from "../attributes/project";
import type { Context, Environment } from "../context";
import type { Reporter } from "../diagnostics/reporter";
import { interpolate } from "../interpolate/interpolate";
import { lookupIn } from "../interpolate/lookup";
import { dropEmpty, toLongForm } from "../long-form/to-long-form";
import type { ServiceBlocks } from "../memory/service-blocks";
import { clear } from "../merge/clear";
import { mergeMappings } from "../merge/merge";
import { readYaml } from "../read/read";
import type { ComposeFile } from "../source/compose-file";
import { type Mapping, mappingAt } from "../tree/node";
import { validateSchema } from "../validate/schema";
import type { ModelScope } from "./combine-files";
import { applyExtends, type ExtendsScope } from "./extends";
import { applyIncludes } from "./include";
import { promoteAliases } from "./promote-aliases";
import { makeUnique } from "./unique";

/** Where a file is loaded: what its relative paths and variables mean, and who included it. */
export interface Scope {
  readonly workingDir: string;
  readonly environment: Environment;
  /** The files on the way here, outermost first. */
  readonly included: readonly string[];
  /** Services of other files that services here extend, shared by the files of one model. */
  readonly bases: ExtendsScope["bases"];
  /** What is known of the file's services. */
  readonly services?: ServiceBlocks | undefined;
  /** How the files of an `include` become one model: as this file and those beside it do. */
  readonly combineFiles: (files: readonly ComposeFile[], scope: ModelScope, context: Context) => Mapping | undefined;
}

/**
 * Puts one file onto `model`: reads, interpolates, includes, extends, merges, validates, brings to long form; each of
 * its documents in turn. Gives the model, which may be a new one.
 */
export function addFile(
  file: ComposeFile,
  model: Mapping | undefined,
  scope: Scope,
  context: Context,
): Mapping | undefined {
  const { reporter } = context;
  const { source, documents } = readFile(file, scope.services, reporter);
  context.sources.set(file.name, source);
  let result = model;
  for (const document of documents) {
    const root = document.root;
    if (root.kind !== "mapping") {
      reporter.report("not-a-mapping", root, {});
      continue;
    }
    if (context.interpolate) {
      interpolate(root, projectAttribute, lookupIn(scope.environment, context.symbols), reporter);
    }
    promoteAliases(root, reporter);
    applyIncludes(root, document.clears, { ...scope, included: [...scope.included, file.name] }, context);
    if (result) clear(result, document.clears);
    applyExtends(root, { ...scope, file: file.name, clears: document.clears }, context);
    const merged: Mapping = mergeMappings(result ?? mappingAt(root), root, projectAttribute, reporter);
    makeUnique(merged, projectAttribute, reporter);
    validateSchema(merged, projectAttribute, reporter);
    const version = merged.entries.get("version");
    if (version) {
      reporter.report("obsolete-version", version, {});
      merged.entries.delete("version");
    }
    toLongForm(merged, projectAttribute, reporter, !context.interpolate);
    dropEmpty(merged);
    makeUnique(merged, projectAttribute, reporter);
    result = merged;
  }
  return result;
}

/** Stage 1, without the services that are known, where that is possible. */
function readFile({ name, content }: ComposeFile, services: ServiceBlocks | undefined, reporter: Reporter) {
  const read = readYaml(name, content, reporter, services);
  if (!services || services.leaveOut(read.documents[0]?.root, reporter)) return read;
  // What can be read in parts has no mistakes, so nothing is told twice.
  return readYaml(name, content, reporter);
}
