import { dirname, isAbsolute, join, resolve } from "node:path";
import { childOf } from "../attributes/child";
import { projectAttribute } from "../attributes/project";
import type { Context, Environment } from "../context";
import { readEnvFiles } from "../dotenv/read-env-files";
import { clear } from "../merge/clear";
import { merge } from "../merge/merge";
import { readProjectFile } from "../read/read-project-file";
import { isRemoteResource } from "../source/remote";
import { clone } from "../tree/clone";
import { equal } from "../tree/equal";
import { isNull, type Mapping, mappingAt, type Node, stringOf } from "../tree/node";
import type { Scope } from "./add-file";

/** How many files includes may bring in: far more than any project has, few enough to end a runaway. */
const maxFiles = 2_000;

const sections = ["services", "jobs", "volumes", "networks", "secrets", "configs", "models"];

/** Loads what a file includes, each with its own folder and variables, and lays the file's own content on top. */
export function applyIncludes(
  root: Mapping,
  clears: readonly (readonly string[])[],
  scope: Scope,
  context: Context,
): void {
  const includes = root.get("include");
  if (!includes) return;
  if (!isNull(includes)) {
    if (includes.kind !== "sequence") {
      context.reporter.report("wrong-type", includes, { of: "include", wanted: "a list", got: includes.kind });
    } else {
      for (const item of includes.items) {
        const imported = loadInclude(item, scope, context);
        if (imported) importInto(root, imported, clears, context);
      }
    }
  }
  root.entries.delete("include");
}

interface Include {
  readonly at: Node;
  readonly paths: readonly { readonly text: string; readonly at: Node }[];
  readonly envFiles: readonly { readonly text: string; readonly at: Node }[];
  readonly projectDirectory: string | undefined;
}

function loadInclude(item: Node, scope: Scope, context: Context): Mapping | undefined {
  const { fs, reporter } = context;
  const include = readInclude(item, context);
  const main = include?.paths[0];
  if (!include || !main) return undefined;
  const remote = include.paths.find((path) => isRemoteResource(path.text));
  if (remote) {
    reporter.report("remote-resource", remote.at, { text: remote.text });
    return undefined;
  }
  const paths = include.paths.map((path) => ({ path: resolve(scope.workingDir, path.text), at: path.at }));
  const mainPath = paths[0]?.path ?? "";
  if (scope.included.includes(mainPath)) {
    reporter.report("include-cycle", main.at, { chain: [...scope.included, mainPath] });
    return undefined;
  }
  if (++context.budget.files > maxFiles || scope.included.length > 100) {
    if (context.budget.files <= maxFiles + 1) reporter.report("too-many-files", main.at, { limit: maxFiles });
    return undefined;
  }
  const folders = foldersOf(include.projectDirectory, mainPath, scope.workingDir, fs);
  const environment = environmentOf(include, folders.project, scope, context);
  if (!environment) return undefined;
  const files = [];
  for (const { path, at } of paths) {
    const content = readProjectFile(path, at, context);
    if (!content) return undefined;
    files.push({ name: path, content });
  }
  const within = { workingDir: folders.working, includedFrom: scope.workingDir, included: scope.included };
  const model = scope.combineFiles(files, { ...within, environment }, context);
  if (!model) reporter.report("include-empty", main.at, { path: mainPath });
  return model;
}

function readInclude(item: Node, context: Context): Include | undefined {
  const { reporter } = context;
  if (stringOf(item) !== undefined) {
    return { at: item, paths: [{ text: stringOf(item) ?? "", at: item }], envFiles: [], projectDirectory: undefined };
  }
  if (item.kind !== "mapping") {
    reporter.report("wrong-type", item, { of: "include", wanted: "a string or a mapping", got: item.kind });
    return undefined;
  }
  for (const entry of item.entries.values()) {
    if (entry.key !== "path" && entry.key !== "env_file" && entry.key !== "project_directory") {
      reporter.report("unknown-attribute", entry, { key: entry.key, of: "include" });
    }
  }
  const list = (key: string) => {
    const node = item.get(key);
    const items = node?.kind === "sequence" ? node.items : node && !isNull(node) ? [node] : [];
    return items.flatMap((at) => {
      const text = stringOf(at);
      if (text !== undefined) return [{ text, at }];
      reporter.report("wrong-type", at, { of: `include.${key}`, wanted: "a string", got: at.kind });
      return [];
    });
  };
  const paths = list("path");
  if (paths.length === 0) {
    reporter.report("missing-attribute", item, { key: "path", of: "include" });
    return undefined;
  }
  const folder = item.get("project_directory");
  const projectDirectory = stringOf(folder);
  if (folder && !isNull(folder) && projectDirectory === undefined) {
    reporter.report("wrong-type", folder, { of: "include.project_directory", wanted: "a string", got: folder.kind });
  }
  return { at: item, paths, envFiles: list("env_file"), projectDirectory };
}

/** The folder whose `.env` counts, and the one that relative paths start from: the same but for folders that are not there. */
function foldersOf(given: string | undefined, main: string, workingDir: string, fs: Context["fs"]) {
  if (given === undefined || given === "") return { project: dirname(main), working: dirname(main) };
  if (isAbsolute(given)) return { project: given, working: given };
  const project = join(workingDir, given);
  return { project, working: fs.kindOf(project) === "directory" ? project : dirname(project) };
}

function environmentOf(include: Include, folder: string, scope: Scope, context: Context): Environment | undefined {
  const { fs, reporter } = context;
  const files: { path: string; at: Node }[] = [];
  if (include.envFiles.length === 0) {
    const path = join(folder, ".env");
    if (fs.kindOf(path) === "file") files.push({ path, at: include.at });
  }
  for (const { text, at } of include.envFiles) {
    if (text !== "/dev/null") files.push({ path: resolve(scope.workingDir, text), at });
  }
  const before = reporter.errors;
  const own = readEnvFiles(files, scope.environment, context);
  return reporter.errors > before ? undefined : new Map([...own, ...scope.environment]);
}

function importInto(root: Mapping, imported: Mapping, clears: readonly (readonly string[])[], context: Context): void {
  for (const section of sections) {
    const from = imported.get(section);
    if (from?.kind !== "mapping") continue;
    let into = root.get(section);
    if (into?.kind !== "mapping") {
      into = mappingAt(from);
      root.set(section, into);
    }
    for (const entry of from.entries.values()) {
      const own = into.entries.get(entry.key);
      if (!own) {
        into.entries.set(entry.key, entry);
        continue;
      }
      if (equal(own.value, entry.value)) continue;
      const holder = mappingAt(from);
      const inner = mappingAt(from);
      inner.set(entry.key, clone(entry.value));
      holder.set(section, inner);
      clear(holder, clears);
      const base = inner.get(entry.key);
      if (base)
        own.value = merge(base, own.value, childOf(childOf(projectAttribute, section), entry.key), context.reporter);
    }
  }
}
