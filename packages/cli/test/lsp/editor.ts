import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const main = join(__dirname, "../../dist/main.js");

export interface EditorOptions {
  readonly args?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly env?: Readonly<Record<string, string>>;
  readonly processId?: number;
}

/** An editor that speaks with the built command over its standard input and output, in a folder of its own. */
export class Editor {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "pcl-")));
  readonly published: PublishDiagnosticsParams[] = [];
  readonly ended: Promise<number | null>;
  readonly documents = new Map<string, TextDocument>();
  stderr = "";
  readonly logged: string[] = [];
  initialized!: InitializeResult;

  private constructor(
    readonly child: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {
    this.ended = new Promise((resolve) => child.on("exit", resolve));
    child.stderr?.on("data", (data) => {
      this.stderr += data;
    });
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
  }

  static async start(options: EditorOptions = {}): Promise<Editor> {
    const child = spawn(process.execPath, [main, "lsp", "--stdio", ...(options.args ?? [])], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...options.env },
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const editor = new Editor(child, connection);
    editor.initialized = await connection.sendRequest("initialize", {
      processId: options.processId ?? process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? {},
    });
    await connection.sendNotification("initialized", {});
    return editor;
  }

  /** Ends the server as an editor does, and removes the folder. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode === null) {
      await this.connection.sendRequest("shutdown").catch(() => undefined);
      await this.connection.sendNotification("exit").catch(() => undefined);
    }
    const code = await this.ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  uri(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  async open(name: string, text: string, languageId = "yaml"): Promise<void> {
    const document = TextDocument.create(this.uri(name), languageId, 1, text);
    this.documents.set(name, document);
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: document.uri, languageId, version: 1, text },
    });
  }

  text(name: string): string {
    return this.documents.get(name)?.getText() ?? "";
  }

  /** Changes as one notification; ranges as the client counts, in UTF-16. */
  async change(name: string, ...changes: TextDocumentContentChangeEvent[]): Promise<void> {
    const document = this.documents.get(name);
    if (!document) throw new Error(`${name} is not open`);
    TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: changes,
    });
  }

  /** Puts a text in the place of another one. */
  async replace(name: string, before: string, after: string): Promise<void> {
    await this.change(name, { range: this.range(name, before), text: after });
  }

  async close(name: string): Promise<void> {
    this.documents.delete(name);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(name) } });
  }

  range(name: string, part: string): Range {
    const document = this.documents.get(name);
    const start = document?.getText().indexOf(part) ?? -1;
    if (!document || start < 0) throw new Error(`${name} has no ${part}`);
    return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
  }

  /** A position marked by `|` in a text that the document has without it. */
  at(name: string, marked: string): Position {
    const before = marked.indexOf("|");
    const document = this.documents.get(name);
    const start = document?.getText().indexOf(marked.replace("|", "")) ?? -1;
    if (!document || start < 0) throw new Error(`${name} has no ${marked}`);
    return document.positionAt(start + before);
  }

  /** What is said of a document when all that was sent has been looked at. */
  async diagnostics(name: string): Promise<Diagnostic[]> {
    await this.actions(name, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ["none"]);
    return this.published.findLast(({ uri }) => uri === this.uri(name))?.diagnostics ?? [];
  }

  async codes(name: string): Promise<string[]> {
    return (await this.diagnostics(name)).map(
      ({ code, range }) => `${code} ${range.start.line + 1}:${range.start.character + 1}`,
    );
  }

  async actions(name: string, range: Range, only?: readonly string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    const params = { textDocument: { uri: this.uri(name) }, range, context };
    return (await this.connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", params)) ?? [];
  }

  private ask<T>(method: string, name: string, position: Position, more: object = {}): Promise<T> {
    const params = { textDocument: { uri: this.uri(name) }, position, ...more };
    return this.connection.sendRequest<T>(`textDocument/${method}`, params);
  }

  async hover(name: string, marked: string): Promise<string> {
    const found = await this.ask<Hover | null>("hover", name, this.at(name, marked));
    const contents = found?.contents;
    return contents && typeof contents === "object" && "value" in contents ? contents.value : "";
  }

  /** `file:line:column` of what is found. */
  async places(
    method: "definition" | "references",
    name: string,
    marked: string,
    includeDeclaration = true,
  ): Promise<string[]> {
    const context = { context: { includeDeclaration } };
    const found = await this.ask<Location[] | null>(method, name, this.at(name, marked), context);
    return (found ?? []).map(
      ({ uri, range: { start } }) =>
        `${uri.slice(pathToFileURL(this.folder).href.length + 1)}:${start.line + 1}:${start.character + 1}`,
    );
  }

  complete(name: string, position: Position): Promise<CompletionItem[] | null> {
    return this.ask("completion", name, position);
  }

  rename(name: string, marked: string, newName: string): Promise<WorkspaceEdit | null> {
    return this.ask("rename", name, this.at(name, marked), { newName });
  }

  symbols(name: string): Promise<DocumentSymbol[] | null> {
    return this.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: this.uri(name) } });
  }
}

/** The text of a document after the edits for it, of an edit of the workspace. */
export function applied(edit: WorkspaceEdit | undefined | null, document: TextDocument): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change) =>
    "edits" in change && change.textDocument.uri === document.uri ? change.edits : [],
  );
  return TextDocument.applyEdits(
    document,
    edits.flatMap((one) => ("newText" in one ? [one] : [])),
  );
}
