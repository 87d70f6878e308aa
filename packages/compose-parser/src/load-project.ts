import { basename, dirname, resolve } from "node:path";
import type { Context } from "./context";
import { Reporter } from "./diagnostics/reporter";
import { sortDiagnostics } from "./diagnostics/sort";
import { composeFiles } from "./discover/compose-files";
import { applyDotEnv } from "./discover/dot-env";
import { projectName } from "./discover/project-name";
import { lookupIn } from "./interpolate/lookup";
import type { LoadMemory } from "./memory/load-memory";
import type { Diagnostic } from "./model/diagnostic";
import type { ComposeProject } from "./model/project";
import { readProjectFile } from "./read/read-project-file";
import type { ComposeFile } from "./source/compose-file";
import { type FileSystem, nodeFileSystem } from "./source/file-system";
import { isRemoteResource } from "./source/remote";
import type { Source } from "./source/source";
import { runStages, type StageFacts } from "./stages";
import type { Mapping } from "./tree/node";

/** What is loaded from disk, and with which variables. */
export interface LoadOptions {
  /** Compose files, later ones over earlier ones; `-` is `stdin`. Without them: `COMPOSE_FILE`, then the default names, upwards from `cwd`. */
  readonly files?: readonly string[];
  /** What relative names in these options start from. Default: the process's own. */
  readonly cwd?: string;
  /** The project directory. Default: the folder of the first file. */
  readonly projectDirectory?: string;
  readonly projectName?: string;
  /** The name of a project that nothing else names. Default: that of the project directory. */
  readonly defaultProjectName?: string;
  /** Active profiles. Without any: `COMPOSE_PROFILES`. */
  readonly profiles?: readonly string[];
  /** Files of variables in place of `.env`. Without any: `COMPOSE_ENV_FILES`, then `.env`. */
  readonly envFiles?: readonly string[];
  /** The environment. Default: `process.env`. It wins over `.env` files. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Names of variables whose values are known only at deployment: see `splitSymbolic`. */
  readonly symbols?: readonly string[];
  /** Only these services and what they depend on; their profiles are activated. */
  readonly services?: readonly string[];
  readonly fs?: FileSystem;
  /** What `-` among `files` holds. */
  readonly stdin?: string;
  /** False: variables are left as they are, and the result has a `model` but no project. */
  readonly interpolate?: boolean;
  /** False: relative paths stay as they are. */
  readonly resolvePaths?: boolean;
  /** False: no default network, names and implied dependencies. */
  readonly normalise?: boolean;
  /** False: what the parts of the project say about each other is not checked. */
  readonly consistency?: boolean;
  /** False: `env_file`s are not read. */
  readonly resolveEnvFiles?: boolean;
  /** True: networks, volumes, configs and secrets that no enabled service uses are kept. */
  readonly keepUnused?: boolean;
  /** What is kept from one load of a file to the next, for whoever loads it at each keystroke. */
  readonly memory?: LoadMemory;
}

/** A loaded project, or what is wrong with its files. */
export interface LoadResult {
  /** Absent when there is an error. */
  readonly project?: ComposeProject;
  /** All errors and warnings, in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics point into, for `renderDiagnostics`. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The tree that the project was made from; what there is of it when there are errors. */
  readonly model?: Mapping;
}

/**
 * Loads a compose project from files: discovery, `.env`, interpolation, `include`, `extends`, merge, validation,
 * normalisation (docs/16-parser.md has the stages). Never throws over a mistake in a file: mistakes are diagnostics.
 *
 * @example
 * const { project, diagnostics, sources } = loadProject({ files: ["compose.yaml"] });
 * if (!project) console.error(renderDiagnostics(diagnostics, sources));
 */
export function loadProject(options: LoadOptions = {}): LoadResult {
  const cwd = resolve(options.cwd ?? process.cwd());
  const fs = options.fs ?? nodeFileSystem;
  const reporter = new Reporter();
  const sources = new Map<string, Source>();
  const environment = new Map<string, string>();
  for (const [name, value] of Object.entries(options.env ?? process.env))
    if (value !== undefined) environment.set(name, value);
  if (!environment.has("PWD")) environment.set("PWD", cwd);
  const context: Context = {
    fs,
    reporter,
    sources,
    symbols: new Set(options.symbols),
    home: environment.get("HOME"),
    interpolate: options.interpolate ?? true,
    resolvePaths: options.resolvePaths ?? true,
    budget: { files: 0 },
    secretContents: new Map(),
    incomplete: new Set(),
    memory: options.memory,
  };
  const finish = (result: { project?: ComposeProject; model?: Mapping } = {}): LoadResult => ({
    ...result,
    diagnostics: sortDiagnostics(reporter.diagnostics, [...sources.keys()]),
    sources,
  });
  const given = options.projectDirectory ? resolve(cwd, options.projectDirectory) : undefined;
  applyDotEnv(environment, { given: options.envFiles, files: options.files, folder: given, cwd }, context);
  const paths = composeFiles(options.files, given ?? cwd, cwd, environment, context);
  if (paths.length === 0) return finish();
  const workingDir = given ?? folderOf(paths, cwd);
  applyDotEnv(environment, { given: options.envFiles, files: paths, folder: workingDir, cwd }, context);
  const files: ComposeFile[] = [];
  for (const path of paths) {
    if (path === "-") {
      files.push({ name: "-", content: options.stdin ?? "" });
      continue;
    }
    if (isRemoteResource(path)) {
      reporter.report("remote-resource", undefined, { text: path });
      continue;
    }
    const content = readProjectFile(path, undefined, context);
    if (content) files.push({ name: path, content });
  }
  if (reporter.errors > 0) return finish();
  const names = {
    option: options.projectName,
    variable: environment.get("COMPOSE_PROJECT_NAME"),
    folder: options.defaultProjectName ?? basename(workingDir),
  };
  return finish(runStages(files, facts(options, names, files, paths, workingDir, environment, context), context));
}

function facts(
  options: LoadOptions,
  names: { option: string | undefined; variable: string | undefined; folder: string },
  files: readonly ComposeFile[],
  paths: readonly string[],
  workingDir: string,
  environment: Map<string, string>,
  context: Context,
): StageFacts {
  const lookup = context.interpolate ? lookupIn(environment, context.symbols) : undefined;
  const name = projectName(names, files, lookup, options.normalise ?? true, context.reporter);
  environment.set("COMPOSE_PROJECT_NAME", name);
  const profiles = options.profiles?.length ? options.profiles : (environment.get("COMPOSE_PROFILES") ?? "").split(",");
  return {
    name,
    workingDir,
    files: paths,
    profiles: profiles.map((profile) => profile.trim()).filter((profile) => profile !== ""),
    environment,
    normalise: options.normalise ?? true,
    consistency: options.consistency ?? true,
    resolveEnvFiles: options.resolveEnvFiles ?? true,
    keepUnused: options.keepUnused ?? false,
    services: options.services ?? [],
  };
}

function folderOf(paths: readonly string[], cwd: string): string {
  const first = paths.find((path) => path !== "-");
  return first === undefined ? cwd : dirname(first);
}
