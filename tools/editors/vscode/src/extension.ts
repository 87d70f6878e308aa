import { existsSync } from "node:fs";
import { commands, type ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { serverCommand } from "./server-command";

let client: LanguageClient | undefined;

/** Called by VS Code when a compose file, or other YAML, is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("pulumi-compose.restart", restart),
    workspace.onDidChangeConfiguration(async (event) => {
      const isOurs = ["path", "arguments"].some((key) => event.affectsConfiguration(`pulumi-compose.${key}`));
      if (isOurs) await restart();
    }),
  );
  await start();
}

/** Called by VS Code at its end. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  client = new LanguageClient("pulumi-compose", "pulumi-compose", serverOptions(), {
    // Compose files include and extend others of any name: the server knows which are none of its own.
    documentSelector: [
      { scheme: "file", language: "yaml" },
      { scheme: "file", language: "dockercompose" },
      { scheme: "file", pattern: "**/{.env,*.env}" },
    ],
  });
  try {
    await client.start();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await window.showErrorMessage(
      `pulumi-compose could not be started: ${why}. Install it (npm install pulumi-compose), or set pulumi-compose.path.`,
    );
  }
}

function serverOptions(): ServerOptions {
  const settings = workspace.getConfiguration("pulumi-compose");
  const args = ["lsp", ...settings.get<string[]>("arguments", [])];
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const [cwd] = folders;
  const options = cwd === undefined ? {} : { cwd };
  const found = serverCommand({
    path: settings.get("path", ""),
    folders,
    exists: existsSync,
    platform: process.platform,
  });
  if ("module" in found) return { module: found.module, args, options, transport: TransportKind.stdio };
  return { command: found.command, args, options: { ...options, shell: found.shell } };
}
