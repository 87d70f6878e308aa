import { existsSync, lstatSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import dockerignore from "@balena/dockerignore";
import { pack } from "tar-fs";
import type { pack as entries } from "tar-stream";

export interface BuildContext {
  readonly archive: Readable;
  /** The Dockerfile's name inside the archive. */
  readonly dockerfile: string;
}

/** The folder as a compressed archive without what `.dockerignore` names. A Dockerfile from outside is put into it. */
export function buildContext(context: string, dockerfile: string): BuildContext {
  const folder = path.resolve(context.replace(/^~(?=\/|$)/, homedir()));
  if (!existsSync(folder)) throw new Error(`unable to prepare context: path "${context}" not found`);
  const absolute = path.resolve(folder, dockerfile);
  if (!existsSync(absolute)) {
    throw new Error(`unable to evaluate symlinks in Dockerfile path: lstat ${absolute}: no such file or directory`);
  }
  const inside = path.relative(folder, absolute);
  const isOutside = inside.startsWith("..");
  const name = isOutside ? ".dockerfile.outside" : inside.split(path.sep).join("/");
  const archive = pack(folder, {
    ignore: ignored(folder, [name, ".dockerignore"]),
    map: (header) => ({ ...header, uid: 0, gid: 0, uname: "", gname: "" }),
    ...(isOutside && { finalize: false, finish: (tar: ReturnType<typeof entries>) => append(tar, name, absolute) }),
  });
  return { archive: archive.pipe(createGzip({ level: 1 })), dockerfile: name };
}

/** The Dockerfile and `.dockerignore` are always sent, whatever the patterns say. */
function ignored(folder: string, always: readonly string[]): (file: string) => boolean {
  const file = path.join(folder, ".dockerignore");
  if (!existsSync(file)) return () => false;
  const rules = dockerignore().add(readFileSync(file, "utf8"));
  const hasExceptions = readFileSync(file, "utf8")
    .split("\n")
    .some((line) => line.trim().startsWith("!"));
  return (absolute) => {
    const relative = path.relative(folder, absolute).split(path.sep).join("/");
    if (relative === "" || always.includes(relative)) return false;
    // A folder that is excluded may hold something that an exception brings back, or the Dockerfile.
    if (hasExceptions || always.some((name) => name.startsWith(`${relative}/`))) {
      return rules.ignores(relative) && !isFolder(absolute);
    }
    return rules.ignores(relative);
  };
}

function isFolder(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function append(tar: ReturnType<typeof entries>, name: string, file: string): void {
  tar.entry({ name }, readFileSync(file), () => tar.finalize());
}
