import { join } from "node:path";

/** What the settings and the workspace say of the server. */
export interface Surroundings {
  /** The setting; empty: nothing is set. */
  readonly path: string;
  /** Paths of the workspace's folders. */
  readonly folders: readonly string[];
  readonly exists: (path: string) => boolean;
  readonly platform: NodeJS.Platform;
}

/** How the server is started: a module by VS Code's own Node.js, or a command. */
export type ServerCommand = { readonly module: string } | { readonly command: string; readonly shell: boolean };

const IN_FOLDER = join("node_modules", "pulumi-compose", "dist", "main.js");

/** The command that is set, else the one that the workspace has installed, else the one on the PATH. */
export function serverCommand({ path, folders, exists, platform }: Surroundings): ServerCommand {
  if (/\.[cm]?js$/.test(path)) return { module: path };
  // What npm links is a batch file on Windows, which only a shell runs.
  const shell = platform === "win32";
  if (path !== "") return { command: path, shell };
  const module = folders.map((folder) => join(folder, IN_FOLDER)).find(exists);
  return module === undefined ? { command: "pulumi-compose", shell } : { module };
}
