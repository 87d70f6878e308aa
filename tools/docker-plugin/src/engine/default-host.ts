import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

/** The host that a program which says nothing talks to. */
export const DEFAULT_HOST =
  process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";

/** The docker endpoint of a `docker context`. Throws when there is no such context. */
export function contextHost(name: string, home: string = homedir()): string {
  const folder = path.join(home, ".docker", "contexts", "meta");
  let entries: string[];
  try {
    entries = readdirSync(folder);
  } catch (error) {
    throw new Error(`Error loading Docker context '${name}': could not read contexts directory: ${String(error)}`);
  }
  for (const entry of entries) {
    const host = hostIn(path.join(folder, entry, "meta.json"), name);
    if (host !== undefined) return host;
  }
  throw new Error(`Error loading Docker context '${name}': context '${name}' not found`);
}

interface ContextMeta {
  readonly Name?: string;
  readonly Endpoints?: { readonly docker?: { readonly Host?: string } };
}

function hostIn(file: string, name: string): string | undefined {
  try {
    const meta: ContextMeta = JSON.parse(readFileSync(file, "utf8"));
    return meta.Name === name ? meta.Endpoints?.docker?.Host : undefined;
  } catch {
    // Other contexts' broken files are none of our business.
    return undefined;
  }
}
