import { isAbsolute, join } from "node:path";
import type { Attribute, PathKind } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import type { Reporter } from "../diagnostics/reporter";
import { isSymbolic, showSymbolic } from "../interpolate/symbolic";
import type { FileSystem } from "../source/file-system";
import type { Mapping, Node, Scalar } from "../tree/node";
import { stringAt, stringOf } from "../tree/node";

export interface PathOptions {
  /** What relative paths start from, absolute. */
  readonly base: string;
  /** What `~` stands for. */
  readonly home: string | undefined;
  readonly fs: FileSystem;
  readonly reporter: Reporter;
}

/** Makes every path of a tree absolute, in place. The table says what is a path, and of which kind. */
export function resolvePaths(root: Mapping, attribute: Attribute, options: PathOptions): void {
  walk(root, attribute);

  function walk(node: Node, at: Attribute | undefined): Node {
    if (!at) return node;
    if (at.path) return resolve(at.path, node, options);
    if (node.kind === "mapping") {
      for (const entry of node.entries.values()) entry.value = walk(entry.value, childOf(at, entry.key));
    } else if (node.kind === "sequence" && at.list) {
      const items = at.list.items;
      if (items.path || items.mapping) node.items = node.items.map((item) => walk(item, items));
    }
    return node;
  }
}

function resolve(kind: PathKind, node: Node, options: PathOptions): Node {
  switch (kind) {
    case "mount":
      resolveMount(node, options);
      return node;
    case "localDriver":
      resolveLocalDriver(node, options);
      return node;
    default:
      return node.kind === "scalar" && node.type === "string" ? resolveText(kind, node, options) : node;
  }
}

function resolveText(kind: Exclude<PathKind, "mount" | "localDriver">, node: Scalar, options: PathOptions): Node {
  const text = String(node.value);
  const absolute = absolutePath(kind, text, node, options);
  return absolute === text ? node : stringAt(absolute, node);
}

function absolutePath(
  kind: Exclude<PathKind, "mount" | "localDriver">,
  text: string,
  node: Node,
  options: PathOptions,
): string {
  switch (kind) {
    case "context":
      return isRemote(text) || text.startsWith("service:") ? text : plainPath(text, node, options);
    case "unixPath":
      return unixPath(text, node, options);
    case "watched": {
      const path = plainPath(text, node, options);
      return followLink(path, options.fs);
    }
    case "path":
      return plainPath(text, node, options);
  }
}

function plainPath(text: string, node: Node, options: PathOptions): string {
  const path = expandHome(text, options);
  if (path === "" || isAbsolute(path)) return path;
  return joinBase(path, node, options);
}

function unixPath(text: string, node: Node, options: PathOptions): string {
  const path = expandHome(text, options);
  if (isAbsolute(path) || /^(?:[a-zA-Z]:[\\/]|[\\/]{2}[^\\/]+[\\/]+[^\\/]+)/.test(path)) return path;
  return joinBase(path, node, options);
}

function joinBase(path: string, node: Node, options: PathOptions): string {
  if (isSymbolic(path)) {
    options.reporter.report("symbolic-path", node, { text: showSymbolic(path) });
    return path;
  }
  const joined = join(options.base, path);
  return joined.length > 1 && joined.endsWith("/") ? joined.slice(0, -1) : joined;
}

function expandHome(text: string, options: PathOptions): string {
  return text.startsWith("~") && options.home ? trimSlash(join(options.home, text.slice(1))) : text;
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Whether a build context is something to fetch and no folder. */
function isRemote(text: string): boolean {
  return text.includes("://") || /^(?:https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/.test(text);
}

function resolveMount(node: Node, options: PathOptions): void {
  if (node.kind !== "mapping" || stringOf(node.get("type")) !== "bind") return;
  const source = node.entries.get("source");
  if (!source) {
    options.reporter.report("bind-without-source", node, {});
    return;
  }
  const text = stringOf(source.value);
  if (text !== undefined) source.value = stringAt(unixPath(text, source.value, options), source.value);
}

function resolveLocalDriver(node: Node, options: PathOptions): void {
  if (node.kind !== "mapping" || stringOf(node.get("driver")) !== "local") return;
  const driverOpts = node.get("driver_opts");
  if (driverOpts?.kind !== "mapping" || stringOf(driverOpts.get("o")) !== "bind") return;
  const device = driverOpts.entries.get("device");
  const text = stringOf(device?.value);
  if (device && text !== undefined) device.value = stringAt(unixPath(text, device.value, options), device.value);
}

/** The first symbolic link on the way to a watched path is followed, so that changes behind it are seen. */
function followLink(path: string, fs: FileSystem): string {
  let current = "";
  for (const part of path.split("/")) {
    if (part === "") continue;
    current += `/${part}`;
    if (!fs.isLink(current)) continue;
    try {
      return path.replace(current, fs.realPath(current));
    } catch {
      return path;
    }
  }
  return path;
}
