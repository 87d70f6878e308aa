import { dirname, relative, resolve } from "node:path";
import { childOf } from "../attributes/child";
import { projectAttribute } from "../attributes/project";
import type { Context, Environment } from "../context";
import { didYouMean } from "../diagnostics/nearest";
import type { Reporter } from "../diagnostics/reporter";
import { interpolate } from "../interpolate/interpolate";
import { lookupIn } from "../interpolate/lookup";
import { resolvePaths } from "../long-form/paths";
import { dropEmpty, toLongForm } from "../long-form/to-long-form";
import { clear } from "../merge/clear";
import { merge, mergeMappings } from "../merge/merge";
import { readYaml } from "../read/read";
import { readProjectFile } from "../read/read-project-file";
import { isRemoteResource } from "../source/remote";
import { cloneMapping } from "../tree/clone";
import { isNull, type Mapping, mappingAt, type Node, type Span, stringOf } from "../tree/node";
import { makeUnique } from "./unique";

/** The services of a file that others extend, and what that file's `!reset` and `!override` clear. */
export interface ExtendsBase {
  readonly file: string;
  readonly root: Mapping;
  readonly clears: readonly (readonly string[])[];
}

export interface ExtendsScope {
  readonly file: string;
  readonly workingDir: string;
  readonly environment: Environment;
  readonly clears: readonly (readonly string[])[];
  readonly bases: Map<string, ExtendsBase | undefined>;
}

type Section = "services" | "jobs";

/** Replaces each service (and job) that extends another by the merge of both, along chains and across files. */
export function applyExtends(root: Mapping, scope: ExtendsScope, context: Context): void {
  for (const section of ["services", "jobs"] as const) {
    const all = root.get(section);
    if (all?.kind !== "mapping") continue;
    const resolver = new Resolver(scope, section, context);
    for (const entry of all.entries.values()) {
      entry.value = resolver.resolve({ file: scope.file, root, clears: scope.clears }, entry.key, []) ?? entry.value;
    }
  }
}

class Resolver {
  private readonly attribute;
  private readonly done = new Map<Node, Node>();

  constructor(
    private readonly scope: ExtendsScope,
    private readonly section: Section,
    private readonly context: Context,
  ) {
    this.attribute = childOf(childOf(projectAttribute, section), "any");
  }

  /** A service with all that it extends; undefined when it cannot be had. */
  resolve(base: ExtendsBase, name: string, chain: readonly string[]): Node | undefined {
    const all = base.root.get(this.section);
    const service = all?.kind === "mapping" ? all.get(name) : undefined;
    if (service?.kind !== "mapping") return service;
    const ready = this.done.get(service);
    if (ready) return ready;
    const extension = service.entries.get("extends");
    if (!extension) return service;
    const link = `${base.file}\0${name}`;
    if (chain.includes(link) || chain.length > 200) {
      this.reportCycle([...chain, link], extension);
      service.entries.delete("extends");
      return service;
    }
    const merged = this.extend(base, name, service, [...chain, link]);
    this.done.set(service, merged);
    return merged;
  }

  private extend(base: ExtendsBase, name: string, service: Mapping, chain: readonly string[]): Node {
    const target = this.targetOf(base, name, service);
    const parent = target && this.resolve(target.base, target.name, chain);
    service.entries.delete("extends");
    if (parent?.kind !== "mapping") return service;
    const copy = cloneMapping(parent);
    this.clearIn(copy, name, base.clears);
    const merged = merge(copy, service, this.attribute, this.context.reporter);
    if (merged.kind === "mapping") merged.entries.delete("extends");
    return merged;
  }

  private clearIn(service: Mapping, name: string, clears: readonly (readonly string[])[]): void {
    const services = mappingAt(service);
    services.set(name, service);
    const root = mappingAt(service);
    root.set("services", services);
    clear(root, clears);
  }

  private targetOf(base: ExtendsBase, name: string, service: Mapping): { base: ExtendsBase; name: string } | undefined {
    const reporter = this.context.reporter;
    const extension = service.get("extends");
    if (!extension) return undefined;
    const wanted = extension.kind === "mapping" ? extension.get("service") : extension;
    const parent = stringOf(wanted);
    if (parent === undefined) {
      reporter.report("extends-without-service", extension, { name }, { path: [this.section, name] });
      return undefined;
    }
    const file = extension.kind === "mapping" ? extension.get("file") : undefined;
    const from = isNull(file) || !file ? base : this.load(file);
    // Without what it extends, what a service lacks is not its own mistake.
    if (!from) this.context.incomplete.add(`${this.section}\0${name}`);
    if (!from) return undefined;
    const all = from.root.get(this.section);
    const names = all?.kind === "mapping" ? all.entries : new Map<string, unknown>();
    if (!names.has(parent)) {
      this.context.incomplete.add(`${this.section}\0${name}`);
      const hint = didYouMean(parent, names.keys());
      reporter.report(
        "extends-not-found",
        wanted,
        { name, parent, file: from.file },
        hint === undefined ? {} : { hint },
      );
      return undefined;
    }
    return { base: from, name: parent };
  }

  private load(file: Node): ExtendsBase | undefined {
    const text = stringOf(file);
    const reporter = this.context.reporter;
    if (text === undefined) {
      reporter.report("wrong-type", file, { of: "extends.file", wanted: "a string", got: file.kind });
      return undefined;
    }
    if (isRemoteResource(text)) {
      reporter.report("remote-resource", file, { text });
      return undefined;
    }
    // In a file that is itself extended, paths no longer start from it but from here: `loadBase`.
    const path = resolve(this.scope.workingDir, text);
    const { bases } = this.scope;
    if (!bases.has(path)) bases.set(path, loadBase(path, file, this.scope, this.context));
    return bases.get(path);
  }

  private reportCycle(chain: readonly string[], at: Span): void {
    const names = chain.map((link) => link.split("\0")[1] ?? link);
    report(this.context.reporter, names, at);
  }
}

function report(reporter: Reporter, chain: readonly string[], at: Span): void {
  reporter.report("extends-cycle", at, { chain });
}

/**
 * Loads a file for its services: interpolated, in long form, not validated by itself. Its paths are made absolute, or, where
 * paths stay as they are, made to start from where it is extended.
 */
function loadBase(path: string, at: Span, scope: ExtendsScope, context: Context): ExtendsBase | undefined {
  const { reporter } = context;
  const bytes = readProjectFile(path, at, context);
  if (!bytes) return undefined;
  const { source, documents } = readYaml(path, bytes, reporter);
  context.sources.set(path, source);
  let root: Mapping | undefined;
  const clears: (readonly string[])[] = [];
  for (const document of documents) {
    if (document.root.kind !== "mapping") {
      reporter.report("not-a-mapping", document.root, {});
      continue;
    }
    if (context.interpolate) {
      interpolate(document.root, projectAttribute, lookupIn(scope.environment, context.symbols), reporter);
    }
    if (root) clear(root, document.clears);
    root = mergeMappings(root ?? mappingAt(document.root), document.root, projectAttribute, reporter);
    clears.splice(0, clears.length, ...document.clears);
    makeUnique(root, projectAttribute, reporter);
    toLongForm(root, projectAttribute, reporter, !context.interpolate);
    dropEmpty(root);
    makeUnique(root, projectAttribute, reporter);
  }
  if (!root) {
    if (documents.length === 0) reporter.report("extends-no-services", at, { file: path });
    return undefined;
  }
  if (!root.get("services") && !root.get("jobs")) {
    reporter.report("extends-no-services", at, { file: path });
    return undefined;
  }
  const folder = dirname(path);
  const base = context.resolvePaths ? folder : relative(scope.workingDir, folder);
  resolvePaths(root, projectAttribute, { base, home: context.home, fs: context.fs, reporter });
  return { file: path, root, clears };
}
