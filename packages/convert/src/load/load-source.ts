import { readFileSync, statSync } from "node:fs";
import type { LoadResult, ComposeProject as Project } from "@pulumi-compose/parser";
import { type Diagnostic, type LoadOptions, loadProject, symbolicMarker } from "@pulumi-compose/parser";
import { hashContext, type PlanEnvironment } from "@pulumi-compose/project";
import { Comments } from "../source/comments";
import type { ConvertOptions } from "../source/convert-options";
import { markEnvFiles, noEnvFiles } from "../source/env-files";
import { FileMarkers } from "../source/file-markers";
import { findSettings } from "../source/settings";
import type { ConvertedPlan, SourceResult } from "../source/source";
import { findVariables, type Variable } from "../source/variables";
import { walkDocument } from "../source/walk-document";
import type { ProgramTarget } from "../targets/program-target";

/** Why containers of explicit resources are not replaced beside the old ones; the component replaces its own. */
const IN_PULUMIS_ORDER = {
  why: "a program of explicit resources has nobody who lets the new one take over",
  instead: "convert with `--style component`, which does it as `pulumi-compose up` does; or leave `order` out",
};

/** What a program is to be written of. */
export interface LoadingOptions {
  /** The services of all profiles, which is the default, or of the active ones. */
  readonly services?: "active" | "all";
  /** Why the program cannot read `env_file`s, in words. Absent: it can. */
  readonly unreadEnvFiles?: string;
}

/** Reads the project, leaving open every variable that can be a setting of the program. */
export function loadSource<Plan extends ConvertedPlan>(
  options: ConvertOptions,
  target: ProgramTarget<Plan>,
  loading: LoadingOptions = {},
): SourceResult<Plan> {
  const raw = textsOf(loadProject({ ...loadOptions(options), interpolate: false }).sources);
  const fixed = new Map<string, string>();
  // What is wrong whatever the variables are is better said without what follows from their having no value.
  let independent: SourceResult<Plan> | undefined;
  for (;;) {
    const variables = [...findVariables(raw).values()].filter(({ name }) => !fixed.has(name));
    for (const { name, fixed: why } of variables) if (why !== undefined) fixed.set(name, why);
    const open = variables.filter(({ name }) => !fixed.has(name));
    const attempt = tryOpen(options, target, open, fixed, raw, loading);
    if (attempt.source) return attempt;
    if (open.length === 0) return independent ?? attempt;
    // A variable turned out to be needed after all: the errors tell on which lines.
    const needed = open.filter(({ name }) =>
      attempt.diagnostics.some((diagnostic) => isAbout(diagnostic, name, attempt)),
    );
    if (needed.length === 0) independent ??= attempt;
    for (const { name } of needed.length > 0 ? needed : open)
      fixed.set(name, "its value must be known to write the program");
  }
}

function tryOpen<Plan extends ConvertedPlan>(
  options: ConvertOptions,
  target: ProgramTarget<Plan>,
  open: readonly Variable[],
  fixed: ReadonlyMap<string, string>,
  raw: readonly string[],
  { services = "all", unreadEnvFiles }: LoadingOptions,
): SourceResult<Plan> {
  const active = loadProject({ ...loadOptions(options), symbols: open.map(({ name }) => name) });
  if (!active.project || hasError(active.diagnostics)) return { ...active, source: undefined };
  const settings = findSettings(open, raw, active.project, options.env ?? process.env);
  for (const name of fixed.keys()) settings.delete(name);
  const everything: LoadOptions = {
    ...loadOptions(options),
    symbols: [...settings.keys()],
    ...(services === "all" && { profiles: ["*"] }),
  };
  const whole = loadProject(everything);
  const { sources } = whole;
  if (!whole.project) return { ...whole, source: undefined };
  const asWritten = { normalise: false, consistency: false, resolveEnvFiles: false, keepUnused: true };
  const written = loadProject({ ...everything, ...asWritten }).project ?? whole.project;
  // The component reads them itself.
  const envFiles =
    options.style === "component"
      ? noEnvFiles(whole.project)
      : markEnvFiles(whole.project, {
          ...(unreadEnvFiles !== undefined && { unread: unreadEnvFiles }),
          env: options.env ?? process.env,
          textOf: (path) => sources.get(path)?.text,
          written,
        });
  const project = options.adopting ? envFiles.project : target.expand(envFiles.project);
  const { plan, files } = planned(project, target, new Set(settings.keys()), options);
  const diagnostics = [...whole.diagnostics, ...plan.diagnostics, ...envFiles.diagnostics];
  if (hasError(diagnostics)) return { source: undefined, diagnostics, sources };
  const texts = textsOf(sources);
  const profiles = active.project.profiles.includes("*") ? profilesOf(project) : active.project.profiles;
  return {
    source: {
      plan,
      running: target.running(plan),
      keepsWaiting: target.keepsWaiting,
      files,
      envFiles,
      written,
      project,
      profiles,
      settings,
      fixed,
      comments: commentsOf(texts),
      texts,
      diagnostics,
      sources,
    },
  };
}

function loadOptions(options: ConvertOptions): LoadOptions {
  const {
    style: _style,
    target: _target,
    out: _out,
    name: _name,
    strict: _strict,
    adopting: _adopting,
    ...rest
  } = options;
  return rest;
}

/** The texts among the sources that are compose files: the others hold variables. */
function textsOf(sources: LoadResult["sources"]): string[] {
  return [...sources.values()].map(({ text }) => text).filter((text) => walkDocument(text).length > 0);
}

function planned<Plan extends ConvertedPlan>(
  project: Project,
  target: ProgramTarget<Plan>,
  open: ReadonlySet<string>,
  { adopting, style }: ConvertOptions,
): { readonly plan: Plan; readonly files: FileMarkers } {
  const files = new FileMarkers(project, readFile);
  const values = project.environment ?? {};
  const environment: PlanEnvironment = {
    files,
    // A program is written for a context that may come later.
    hashContext: (context, dockerfile) => hashContext(context, dockerfile) ?? "",
    ...(style === "resources" && { stopFirst: () => IN_PULUMIS_ORDER }),
    ...(adopting && {
      adopting: (service, index) =>
        adopting.containers.find((found) => found.service === service && found.number === index)?.volumes,
    }),
    variable: (name) => (open.has(name) ? symbolicMarker(name) : values[name]),
  };
  return { files, plan: target.plan(project, environment) };
}

/** Folders, which services mount, are no files. */
function readFile(path: string): Uint8Array | undefined {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
}

/** Every profile that a service names: what `*` stands for. */
function profilesOf(project: Project): string[] {
  const named = Object.values(project.services).flatMap(({ profiles }) => profiles ?? []);
  return [...new Set(named)].sort();
}

function isAbout({ severity, place }: Diagnostic, name: string, { sources }: Pick<LoadResult, "sources">): boolean {
  if (severity !== "error" || !place) return false;
  const line = sources.get(place.file)?.lineText(place.line) ?? "";
  return new RegExp(`\\$\\{?${name}\\b`).test(line);
}

function commentsOf(texts: readonly string[]): Comments {
  const comments = new Comments();
  for (const text of texts) comments.add(text);
  return comments;
}

export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
