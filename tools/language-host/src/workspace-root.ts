import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * The root of the npm or yarn workspace that `directory` belongs to, or `directory` itself when it belongs to none:
 * dependencies have to be installed from there.
 */
export function workspaceRoot(directory: string): string {
  for (let parent = dirname(directory); ; parent = dirname(parent)) {
    const path = relative(parent, directory).split(sep);
    if (workspaces(parent).some((pattern) => matches(pattern, path))) return parent;
    if (parent === dirname(parent)) return directory;
  }
}

function workspaces(directory: string): string[] {
  const file = join(directory, "package.json");
  if (!existsSync(file)) return [];
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  const declared = property(manifest, "workspaces");
  const list = Array.isArray(declared) ? declared : property(declared, "packages");
  return Array.isArray(list) ? list.filter((pattern) => typeof pattern === "string") : [];
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** `*` stands for anything within a path segment, `**` for any segments. */
function matches(pattern: string, path: readonly string[]): boolean {
  const [head, ...rest] = pattern.replace(/^\.\//, "").replace(/\/$/, "").split("/");
  const [first, ...others] = path;
  const tail = rest.join("/");
  if (head === "**") return matches(tail, path) || (path.length > 0 && matches(pattern, others));
  if (head === undefined || head === "") return path.length === 0;
  if (first === undefined) return false;
  const segment = new RegExp(
    `^${head
      .split("*")
      .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^/]*")}$`,
  );
  return segment.test(first) && matches(tail, others);
}
