import { resolve } from "node:path";
import { type LoadOptions, type LoadResult, loadProject } from "./load-project";
import { memoryFileSystem } from "./source/memory-file-system";

/** What is parsed, and with which variables; nothing is read from disk. */
export interface ParseOptions extends Omit<LoadOptions, "files" | "cwd" | "fs" | "env" | "envFiles" | "stdin"> {
  /** Texts by name. The first one is the compose file, unless `compose` names which are; the others can be included, extended or read as env files. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** Names of the compose files among `files`, later ones over earlier ones. Default: the first. */
  readonly compose?: readonly string[];
  /** The environment. Default: empty. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that relative names stand in. Default: `/project`. */
  readonly folder?: string;
}

/**
 * Loads a compose project from texts: pure, it touches neither files nor the process's environment.
 *
 * @example
 * parseProject({ files: [{ name: "compose.yaml", content: "services: {web: {image: nginx}}" }] }).project
 */
export function parseProject(options: ParseOptions): LoadResult {
  const { files, compose, env, folder = "/project", ...rest } = options;
  const contents: Record<string, string> = Object.create(null);
  for (const file of files) contents[resolve(folder, file.name)] = file.content;
  const names = compose ?? files.slice(0, 1).map((file) => file.name);
  return loadProject({ ...rest, files: names, cwd: folder, fs: memoryFileSystem(contents), env: env ?? {} });
}
