import type { Reporter } from "../diagnostics/reporter";
import { Source } from "../source/source";
import { tooDeep } from "./depth";
import type { YamlDocument } from "./document";
import { type KnownServices, readFast } from "./fast-reader";
import { readFull } from "./full-reader";

/** The largest file that is read, in bytes. */
export const maxFileBytes = 16 * 1024 * 1024;

/** The largest file with anchors, tags or other seldom used YAML, in bytes: the full reader needs far more memory. */
const maxFullBytes = 4 * 1024 * 1024;

/**
 * Stage 1: bytes to trees. Never throws; mistakes are reported, and a document that has any is left out.
 *
 * @param services those that need not be read
 */
export function readYaml(
  name: string,
  content: string | Uint8Array,
  reporter: Reporter,
  services?: KnownServices,
): { source: Source; documents: YamlDocument[] } {
  const decoded = typeof content === "string" ? { text: content, valid: true } : decode(content);
  const source = new Source(name, decoded.text.startsWith("\ufeff") ? decoded.text.slice(1) : decoded.text);
  if (!decoded.valid) {
    const at = Math.max(0, source.text.indexOf("\ufffd"));
    reporter.report("invalid-utf8", { source, start: at, end: at + 1 }, {});
    return { source, documents: [] };
  }
  const start = { source, start: 0, end: 1 };
  if (source.text.length > maxFileBytes) {
    reporter.report("file-too-large", start, { limit: maxFileBytes });
    return { source, documents: [] };
  }
  if (source.text.trim() === "") return { source, documents: [] };
  const fast = readFast(source, services);
  if (fast) return { source, documents: [{ root: fast, clears: [] }] };
  if (source.text.length > maxFullBytes) {
    reporter.report("file-too-large", start, { limit: maxFullBytes });
    return { source, documents: [] };
  }
  const deep = tooDeep(source);
  if (deep) {
    reporter.report("too-deep", deep.at, { limit: deep.limit });
    return { source, documents: [] };
  }
  try {
    return { source, documents: readFull(source, reporter) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reporter.report("too-deep", start, { limit: 200 });
    return { source, documents: [] };
  }
}

function decode(bytes: Uint8Array): { text: string; valid: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), valid: true };
  } catch {
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), valid: false };
  }
}
