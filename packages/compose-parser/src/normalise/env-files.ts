import type { Context, Environment } from "../context";
import { type EnvEntry, type EnvProblem, parseEnv } from "../dotenv/parse-env";
import { parseRawEnv } from "../dotenv/parse-raw-env";
import { reportUnset } from "../dotenv/report-unset";
import { lookupIn } from "../interpolate/lookup";
import type { Unset } from "../interpolate/template";
import { readProjectFile } from "../read/read-project-file";
import { Source } from "../source/source";
import { Entry, isNull, type Mapping, mappingAt, type Node, type Span, stringAt, stringOf } from "../tree/node";
import { textOf } from "../tree/text";

/**
 * Reads the `env_file`s and `label_file`s of a container into its `environment` and `labels`: files in order, later
 * over earlier, what the compose file itself says over all of them.
 */
export class EnvFiles {
  private readonly sources = new Map<string, Source | undefined>();

  constructor(
    private readonly environment: Environment,
    private readonly context: Context,
  ) {}

  resolveEnvironment(container: Mapping): void {
    const files = container.get("env_file");
    const own = container.get("environment");
    const written = own?.kind === "mapping" ? own : undefined;
    const lookup = lookupIn(this.environment, this.context.symbols);
    for (const entry of written?.entries.values() ?? []) {
      const found = isNull(entry.value) ? lookup(entry.key) : undefined;
      if (found !== undefined) entry.value = stringAt(found, entry);
    }
    if (files?.kind !== "sequence" || files.items.length === 0) return;
    const seen = (name: string) => lookup(name) ?? variableValue(written?.get(name));
    const entries = new Map<string, Entry>();
    // Names that the compose file gives a value count as defined in the files too.
    const start = new Map<string, EnvEntry>();
    for (const entry of written?.entries.values() ?? []) {
      const value = variableValue(entry.value);
      if (value !== undefined) start.set(entry.key, { value, at: -1, length: 0 });
    }
    for (const item of files.items) {
      if (item.kind !== "mapping") continue;
      const required = item.get("required");
      const optional = required?.kind === "scalar" && (required.value === false || required.value === "false");
      this.read(item.get("path"), optional, stringOf(item.get("format")), start, entries, seen);
    }
    container.set("environment", overlay(entries, written, files), files);
  }

  resolveLabels(container: Mapping): void {
    const files = container.get("label_file");
    if (files?.kind !== "sequence" || files.items.length === 0) return;
    const entries = new Map<string, Entry>();
    const values = new Map<string, EnvEntry>();
    for (const item of files.items) {
      this.read(item, false, undefined, values, entries, (name) => values.get(name)?.value);
    }
    const own = container.get("labels");
    container.set("labels", overlay(entries, own?.kind === "mapping" ? own : undefined, files), files);
  }

  private read(
    path: Node | undefined,
    optional: boolean,
    format: string | undefined,
    values: Map<string, EnvEntry>,
    entries: Map<string, Entry>,
    lookup: (name: string) => string | undefined,
  ): void {
    const text = stringOf(path);
    if (!path || text === undefined) return;
    const { reporter } = this.context;
    if (format !== undefined && format !== "raw" && format !== "" && format !== ".env") {
      reporter.report("unknown-env-format", path, { format });
      return;
    }
    const source = this.source(text, path, optional);
    if (!source) return;
    const before = new Map(values);
    const problem = parse(source.text, format, values, lookup, reportUnset(source, reporter));
    if (problem) reporter.report("invalid-env-file", spanIn(source, problem.at, 1), { problem: problem.problem });
    for (const [name, entry] of values) {
      if (before.get(name) === entry) continue;
      const at = spanIn(source, entry.at, entry.length);
      entries.set(name, new Entry(name, stringAt(entry.value, at), at.source, at.start, at.end));
    }
  }

  private source(path: string, at: Node, optional: boolean): Source | undefined {
    if (!this.sources.has(path)) {
      if (optional && this.missing(path)) return undefined;
      const bytes = readProjectFile(path, at, this.context);
      const source = bytes && new Source(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
      this.sources.set(path, source);
      if (source) this.context.sources.set(path, source);
    }
    return this.sources.get(path);
  }

  private missing(path: string): boolean {
    try {
      return this.context.fs.kindOf(path) === undefined;
    } catch {
      return false;
    }
  }
}

/** The text of a variable that has a value. */
function variableValue(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.type !== "null" ? textOf(node) : undefined;
}

function parse(
  text: string,
  format: string | undefined,
  values: Map<string, EnvEntry>,
  lookup: (name: string) => string | undefined,
  unset: Unset,
): EnvProblem | undefined {
  return format === "raw" ? parseRawEnv(text, values, lookup) : parseEnv(text, values, lookup, unset);
}

function spanIn(source: Source, start: number, length: number): Span {
  return { source, start, end: Math.min(start + Math.max(1, length), Math.max(start, source.text.length)) };
}

function overlay(entries: ReadonlyMap<string, Entry>, own: Mapping | undefined, at: Node): Mapping {
  const map = mappingAt(own ?? at);
  for (const entry of entries.values()) map.entries.set(entry.key, entry);
  for (const entry of own?.entries.values() ?? []) map.entries.set(entry.key, entry);
  return map;
}
