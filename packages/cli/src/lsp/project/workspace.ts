import { dirname, join, resolve } from "node:path";
import { nodeFileSystem } from "@pulumi-compose/parser";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ProjectIo } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
import { pathOf } from "../text/open-documents";
import { load } from "./analysis";
import { isComposeFile } from "./compose-names";
import { seenFiles } from "./seen-files";
import { WatchedProject } from "./watched-project";

/** What the command line says of every project. */
export interface WorkspaceOptions {
  readonly project: ProjectOptions;
  readonly target: string | undefined;
  readonly io: ProjectIo;
}

export interface WorkspaceEvents {
  /** The diagnostics of these documents may be others now. */
  readonly onChange: (paths: readonly string[]) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** The documents that are open, and the projects that they belong to. */
export class Workspace {
  private readonly documents = new Map<string, TextDocument>();
  private readonly projects = new Map<string, WatchedProject>();

  constructor(
    private readonly options: WorkspaceOptions,
    private readonly events: WorkspaceEvents,
  ) {}

  opened(document: TextDocument): void {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    this.documents.set(path, document);
    const found = this.find(path, document);
    if (found) this.watch(found, path);
    this.filesChanged([path]);
  }

  changed(document: TextDocument): void {
    const path = pathOf(document.uri);
    if (path === undefined) return;
    this.documents.set(path, document);
    this.filesChanged([path]);
  }

  closed(uri: string): void {
    const path = pathOf(uri);
    if (path === undefined) return;
    this.documents.delete(path);
    for (const project of this.projects.values()) {
      const isOpen = [...project.asked].some((asked) => this.documents.has(asked));
      if (isOpen || !project.asked.has(path)) continue;
      project.close();
      this.projects.delete(project.key);
    }
    this.filesChanged([path]);
    this.events.onChange([path]).catch(this.events.onFailure);
  }

  /** Files have changed, on the disk or in an editor; undefined: any may have. */
  filesChanged(paths: readonly string[] | undefined): void {
    for (const project of this.projects.values()) {
      const isNew = project.current === undefined;
      if (isNew || paths === undefined || paths.some((path) => project.asked.has(path))) project.changed();
    }
  }

  /** An open document by its path. */
  document(path: string): TextDocument | undefined {
    return this.documents.get(path);
  }

  /** The projects that a file is read for. */
  projectsOf(path: string): readonly WatchedProject[] {
    return this.all().filter((project) => project.reads(path));
  }

  all(): readonly WatchedProject[] {
    return [...this.projects.values()];
  }

  close(): void {
    for (const project of this.projects.values()) project.close();
  }

  /** How a document's project is loaded; undefined: it is in none, or in one that is there already. */
  private find(path: string, { languageId }: TextDocument): WorkspaceOptions | undefined {
    if (this.options.project.file !== undefined) return this.options;
    if (this.all().some((project) => project.reads(path))) return undefined;
    const around = this.around(path);
    if (around) return around;
    if (!isComposeFile(path, languageId)) return undefined;
    const { cwd, project, ...rest } = { ...this.options, cwd: dirname(path) };
    return { ...rest, project: { ...project, file: [path] }, io: from(this.options.io, cwd) };
  }

  /** The project that a command would find from the document's folder, if it reads the document. */
  private around(path: string): WorkspaceOptions | undefined {
    const folder = composeFolder(dirname(path), (at) => this.documents.has(at));
    if (folder === undefined) return undefined;
    const options = { ...this.options, io: from(this.options.io, folder) };
    const fs = seenFiles(nodeFileSystem, (at) => this.documents.get(at)?.getText());
    return load(options, fs).sources.has(path) ? options : undefined;
  }

  private watch(options: WorkspaceOptions, path: string): void {
    const key = JSON.stringify([options.io.cwd, options.project.file]);
    if (this.projects.has(key)) return;
    const watched = new WatchedProject(key, path, options, {
      open: (path) => this.documents.get(path)?.getText(),
      onChange: () => this.events.onChange([...this.documents.keys()]),
      onFailure: this.events.onFailure,
    });
    this.projects.set(key, watched);
  }
}

const NAMES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/** The folder of the compose file that a command would find from here. */
function composeFolder(from: string, isOpen: (path: string) => boolean): string | undefined {
  for (let at = resolve(from); ; at = dirname(at)) {
    const isThere = (name: string) => isOpen(join(at, name)) || nodeFileSystem.kindOf(join(at, name)) === "file";
    if (NAMES.some(isThere)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The world as a command sees it that is called in a folder. */
function from(io: ProjectIo, folder: string): ProjectIo {
  return { ...io, readStdin: () => io.readStdin(), cwd: folder, env: { ...io.env, PWD: folder } };
}
