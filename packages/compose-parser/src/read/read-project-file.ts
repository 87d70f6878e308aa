import type { Context } from "../context";
import { errorCode } from "../source/file-system";
import type { Span } from "../tree/node";
import { maxFileBytes } from "./read";

/** The bytes of a file that the project names; undefined, and a diagnostic, when it cannot be read. */
export function readProjectFile(path: string, at: Span | undefined, context: Context): Uint8Array | undefined {
  const { fs, reporter } = context;
  try {
    const kind = fs.kindOf(path);
    if (kind === undefined) reporter.report("file-not-found", at, { path });
    else if (kind === "directory") reporter.report("file-is-directory", at, { path });
    else if (kind === "other") reporter.report("file-unreadable", at, { path, problem: "it is not a regular file" });
    else {
      const bytes = fs.readFile(path);
      if (bytes.length <= maxFileBytes) return bytes;
      reporter.report("file-too-large", at, { limit: maxFileBytes });
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === "ELOOP") reporter.report("link-loop", at, { path });
    else if (code === "ENOENT" || code === "ENOTDIR") reporter.report("file-not-found", at, { path });
    else reporter.report("file-unreadable", at, { path, problem: code });
  }
  return undefined;
}
