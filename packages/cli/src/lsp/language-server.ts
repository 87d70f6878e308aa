import { isDeepStrictEqual } from "node:util";
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LogMessageNotification,
  LSPErrorCodes,
  MessageType,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { ownVersion } from "../own-version";
import { type ActionData, type ActionTraits, codeActions, FIX_ALL } from "./actions/code-actions";
import { fixAll, fixOne } from "./actions/fixes";
import { carriedOver, type Told } from "./diagnostics/carried-over";
import { diagnosticsFor, type Ranges } from "./diagnostics/for-document";
import type { Asked } from "./features/asked";
import { complete } from "./features/complete";
import { documentSymbols } from "./features/document-symbols";
import { findDefinition, findReferences } from "./features/find-definition";
import { hover } from "./features/hover/hover";
import { prepareRename, rename } from "./features/rename";
import type { Analysis } from "./project/analysis";
import type { WatchedProject } from "./project/watched-project";
import { Workspace, type WorkspaceOptions } from "./project/workspace";
import { treeOf } from "./text/document-tree";
import { documentKeeping, pathOf } from "./text/open-documents";
import { closedDocument } from "./text/place-range";
import { chooseEncoding, offsetAt, type PositionEncoding } from "./text/position-encoding";

/** Files from which projects are made; what else they read is looked at when they are analysed. */
const WATCHED = ["**/*.{yml,yaml}", "**/.env", "**/*.env", "**/Dockerfile*"];

/** One client, its documents, and what it asks. */
export class LanguageServer {
  /** Whether the client has said that it is done. */
  isShutDown = false;
  private encoding: PositionEncoding = "utf-16";
  private watchesFiles = false;
  private traits: ActionTraits = { resolves: false, showsDisabled: false };
  private readonly documents: TextDocuments<TextDocument>;
  private readonly workspace: Workspace;
  /** What was said last of each document, so that nothing is said twice. */
  private readonly told = new Map<string, Told>();

  constructor(
    private readonly connection: Connection,
    private readonly options: WorkspaceOptions,
  ) {
    this.documents = new TextDocuments(documentKeeping(() => this.encoding));
    this.workspace = new Workspace(options, {
      onChange: (paths) => this.publish(paths),
      onFailure: (error) => {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        void connection.sendNotification(LogMessageNotification.type, { type: MessageType.Error, message });
      },
    });
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => {
      if (!this.watchesFiles) return;
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      // Who refuses it tells of changes when documents are saved.
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
    });
    connection.onDidChangeWatchedFiles(() => this.workspace.filesChanged(undefined));
    connection.onShutdown(() => {
      this.isShutDown = true;
      this.workspace.close();
    });
    this.listenToDocuments();
    this.answerQuestions();
    this.answerActions();
  }

  private initialize({ capabilities }: InitializeParams): InitializeResult {
    const { general, workspace, textDocument } = capabilities;
    this.encoding = chooseEncoding(general?.positionEncodings);
    this.watchesFiles = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const actions = textDocument?.codeAction;
    this.traits = {
      resolves: actions?.dataSupport === true && actions.resolveSupport?.properties.includes("edit") === true,
      showsDisabled: actions?.disabledSupport === true,
    };
    return {
      serverInfo: { name: "pulumi-compose", version: ownVersion() },
      capabilities: {
        positionEncoding: this.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        completionProvider: { triggerCharacters: [":", "[", "-", " "] },
        renameProvider: { prepareProvider: true },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
          resolveProvider: this.traits.resolves,
        },
      },
    };
  }

  private listenToDocuments(): void {
    const { documents, workspace } = this;
    documents.onDidOpen(({ document }) => workspace.opened(document));
    documents.onDidChangeContent(({ document }) => workspace.changed(document));
    // Others may have been written with it.
    documents.onDidSave(() => this.watchesFiles || workspace.filesChanged(undefined));
    documents.onDidClose(({ document: { uri } }) => {
      this.told.delete(uri);
      workspace.closed(uri);
      void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    documents.listen(this.connection);
  }

  private answerQuestions(): void {
    const { connection } = this;
    connection.onHover((params, token) => this.ask(params, token, hover));
    connection.onDefinition((params, token) => this.ask(params, token, findDefinition));
    connection.onReferences((params, token) =>
      this.ask(params, token, (asked) => findReferences(asked, params.context.includeDeclaration)),
    );
    connection.onCompletion((params, token) => this.ask(params, token, complete));
    connection.onPrepareRename((params, token) => this.ask(params, token, prepareRename));
    connection.onRenameRequest((params, token) => this.ask(params, token, (asked) => rename(asked, params.newName)));
    connection.onDocumentSymbol(({ textDocument: { uri } }) => {
      const document = this.documents.get(uri);
      return document ? documentSymbols({ document, ranges: this.ranges }) : null;
    });
  }

  private answerActions(): void {
    const { connection } = this;
    connection.onCodeAction(async (params, token) => {
      const found = await this.settled(params.textDocument.uri, token);
      if (!found) return null;
      const { path, document, project, analysis } = found;
      const asked = { path, document, ranges: this.ranges };
      return codeActions({ asked, params, analysis, options: project.how, traits: this.traits, token });
    });
    connection.onCodeActionResolve(async (action, token): Promise<CodeAction> => {
      const data: ActionData | undefined = action.data;
      const found = data && (await this.settled(data.uri, token));
      if (!found) return action;
      const request = { options: found.project.how, ranges: this.ranges, token };
      const { key } = data;
      const fixed = await (key === undefined ? fixAll(request) : fixOne(key, request));
      refuseCancelled(token);
      if ("edit" in fixed) return { ...action, edit: fixed.edit };
      throw new ResponseError(LSPErrorCodes.RequestFailed, `left to you: ${fixed.refused}`);
    });
  }

  private get ranges(): Ranges {
    return { encoding: this.encoding, document: (path) => this.workspace.document(path) };
  }

  /** Answers a question about a place; null where the document is not open, or is of no project's. */
  private async ask<T>(
    {
      textDocument: { uri },
      position,
    }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
    token: CancellationToken,
    answer: (asked: Asked) => T | Promise<T>,
  ): Promise<T | null> {
    const path = pathOf(uri);
    if (path === undefined || !this.documents.get(uri)) return null;
    const [project] = this.workspace.projectsOf(path);
    // While somebody types, the last project that there was has to do.
    if (project && !project.good) await project.settled();
    refuseCancelled(token);
    // It may have been closed meanwhile.
    const document = this.documents.get(uri);
    if (!document) return null;
    const analysis = project?.good?.analysis ?? project?.current;
    // From here on every question finds a tree, though it may be of a text before.
    treeOf(document, project?.good?.texts.get(path));
    return answer({
      path,
      document,
      offset: offsetAt(document, position, this.encoding),
      analysis,
      files: filesOf(analysis, path, document, this.ranges),
      ranges: this.ranges,
      env: this.options.io.env,
      target: this.options.target ?? "docker",
    });
  }

  /** What the texts say now of a document's project. */
  private async settled(uri: string, token: CancellationToken) {
    const path = pathOf(uri);
    const [project]: readonly (WatchedProject | undefined)[] =
      path === undefined ? [] : this.workspace.projectsOf(path);
    await project?.settled();
    refuseCancelled(token);
    const document = this.documents.get(uri);
    const analysis = project?.current;
    if (path === undefined || !project || !document || !analysis) return undefined;
    return { path, document, project, analysis };
  }

  /**
   * Says what there is to say of documents: of each version, and again where it is something else. Resolves when that is written: it may be
   * long, and nothing is written while something is looked at.
   */
  private async publish(paths: readonly string[]): Promise<void> {
    const written: Promise<void>[] = [];
    for (const path of paths) {
      const document = this.workspace.document(path);
      if (!document) continue;
      const analyses = this.workspace.projectsOf(path).flatMap(({ current }) => current ?? []);
      if (analyses.length === 0) continue;
      const { uri, version } = document;
      const before = this.told.get(uri);
      const found = unique(analyses.map((one) => diagnosticsFor(path, document, one, this.ranges)));
      // What has not been looked at yet is as it was.
      const isAdvised = analyses.every((one) => one.isAdvised);
      const diagnostics = isAdvised || !before ? found : [...found, ...carriedOver(before, document, this.encoding)];
      if (before?.version === version && isDeepStrictEqual(before.diagnostics, diagnostics)) continue;
      this.told.set(uri, { version, text: document.getText(), lines: document.lineCount, diagnostics });
      written.push(this.connection.sendDiagnostics({ uri, version, diagnostics }));
    }
    await Promise.all(written);
  }
}

/** What several projects say of a document, each once. */
function unique([first = [], ...others]: readonly Diagnostic[][]): Diagnostic[] {
  if (others.length === 0) return first;
  return [...new Map([first, ...others].flat().map((one) => [JSON.stringify(one), one])).values()];
}

function refuseCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** The YAML files of a document's project; those that are not open as they were read. */
function filesOf(analysis: Analysis | undefined, path: string, document: TextDocument, { document: open }: Ranges) {
  const others = [...(analysis?.loaded.sources ?? [])].filter(([file]) => file !== path && /\.ya?ml$/.test(file));
  return [
    { path, document },
    ...others.map(([file, source]) => ({ path: file, document: open(file) ?? closedDocument(source) })),
  ];
}
