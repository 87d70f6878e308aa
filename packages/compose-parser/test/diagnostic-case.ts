import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderDiagnostics } from "../src/diagnostics/render";
import { type LoadOptions, type LoadResult, loadProject } from "../src/load-project";
import { type FileSystem, nodeFileSystem } from "../src/source/file-system";
import { memoryFileSystem } from "../src/source/memory-file-system";

export const fixtures = join(__dirname, "../fixtures/diagnostics");

/** What a fixture's `case.json` may say; without one its compose.yaml is loaded. */
interface Case {
  readonly files?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly symbols?: readonly string[];
  readonly options?: Partial<LoadOptions>;
  /** Nothing but an empty file system. */
  readonly memory?: boolean;
  /** The code of the system error that reading gives. */
  readonly throw?: string;
  /** A file made of a text so many times. */
  readonly repeat?: readonly [string, number];
  /** So many files that a first one includes. */
  readonly includes?: number;
}

class SystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Loads a fixture of a mistake. */
export function loadCase(name: string): LoadResult {
  const folder = join(fixtures, name);
  const path = join(folder, "case.json");
  const given: Case = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  return loadProject({
    files: given.files ?? ["compose.yaml"],
    cwd: given.memory ? "/empty" : folder,
    env: given.env ?? {},
    symbols: given.symbols ?? [],
    fs: fileSystemOf(given, folder),
    ...(given.memory && { files: [] }),
    ...given.options,
  });
}

function fileSystemOf(given: Case, folder: string): FileSystem {
  if (given.memory) return memoryFileSystem({ "/empty/readme.txt": "" });
  const compose = join(folder, "compose.yaml");
  if (given.repeat) return memoryFileSystem({ [compose]: given.repeat[0].repeat(given.repeat[1]) });
  if (given.includes) {
    const files: Record<string, string> = {};
    const names = Array.from({ length: given.includes }, (_, i) => `part${i}.yaml`);
    for (const name of names) files[join(folder, name)] = "services: {}\n";
    files[compose] = `include:\n${names.map((name) => `  - ${name}\n`).join("")}`;
    return memoryFileSystem(files);
  }
  const { throw: code } = given;
  if (code === undefined) return nodeFileSystem;
  const fail = () => {
    throw new SystemError(code);
  };
  return { ...nodeFileSystem, kindOf: (path) => (path === compose ? fail() : undefined), readFile: fail };
}

/** The rendered messages of a fixture, file names relative to its folder. */
export function renderCase(name: string, result: LoadResult): string {
  const folder = join(fixtures, name);
  const fileName = (file: string) => file.replace(`${folder}/`, "");
  return renderDiagnostics(result.diagnostics, result.sources, { fileName })
    .replaceAll(`${folder}/`, "")
    .replaceAll(folder, ".");
}

export function caseNames(): string[] {
  return readdirSync(fixtures).sort();
}
