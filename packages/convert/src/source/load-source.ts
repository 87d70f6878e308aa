import { existsSync, readFileSync } from "node:fs";
import { withBesides, withPreStart } from "@pulumi-compose/health-model";
import type { LoadResult, ComposeProject as Project } from "@pulumi-compose/parser";
import { type Diagnostic, type LoadOptions, loadProject, replicasOf, symbolicMarker } from "@pulumi-compose/parser";
import {
  hashContext,
  type PlanEnvironment,
  planResources,
  planSwarm,
  type ResourcePlan,
  type SwarmPlan,
} from "@pulumi-compose/project";
import { Comments } from "./comments";
import type { ConvertOptions } from "./convert-options";
import { FileMarkers } from "./file-markers";
import { findSettings, type Setting } from "./settings";
import { findVariables, type Variable } from "./variables";
import { walkDocument } from "./walk-document";

/** A project that was read and planned, with what a program of it needs to know besides. */
export interface Source {
  /** With the services of all profiles. */
  readonly project: Project;
  /** Of a project on a swarm, the start plan alone. */
  readonly plan: ResourcePlan;
  /** What the project is on a swarm, if that is where it is to run. */
  readonly swarm: SwarmPlan | undefined;
  /** The profiles that are active unless the program is told otherwise. */
  readonly profiles: readonly string[];
  /** Variables that became settings of the program, by name. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** Variables whose values were taken while converting, and why. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly files: FileMarkers;
  readonly comments: Comments;
  /** The texts of the compose files. */
  readonly texts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** What reading gave: a source, or errors. */
export type SourceResult =
  | { readonly source: Source }
  | {
      readonly source: undefined;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: LoadResult["sources"];
    };

/** Reads the project, leaving open every variable that can be a setting of the program. */
export function loadSource(options: ConvertOptions, services: "active" | "all" = "all"): SourceResult {
  const raw = textsOf(loadProject({ ...loadOptions(options), interpolate: false }).sources);
  const fixed = new Map<string, string>();
  // What is wrong whatever the variables are is better said without what follows from their having no value.
  let independent: SourceResult | undefined;
  for (;;) {
    const variables = [...findVariables(raw).values()].filter(({ name }) => !fixed.has(name));
    for (const { name, fixed: why } of variables) if (why !== undefined) fixed.set(name, why);
    const open = variables.filter(({ name }) => !fixed.has(name));
    const attempt = tryOpen(options, open, fixed, raw, services);
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

function tryOpen(
  options: ConvertOptions,
  open: readonly Variable[],
  fixed: ReadonlyMap<string, string>,
  raw: readonly string[],
  services: "active" | "all",
): SourceResult {
  const active = loadProject({ ...loadOptions(options), symbols: open.map(({ name }) => name) });
  if (!active.project || hasError(active.diagnostics)) return { ...active, source: undefined };
  const settings = findSettings(open, raw, active.project, options.env ?? process.env);
  for (const name of fixed.keys()) settings.delete(name);
  const whole = loadProject({
    ...loadOptions(options),
    symbols: [...settings.keys()],
    ...(services === "all" && { profiles: ["*"] }),
  });
  const { sources } = whole;
  if (!whole.project) return { ...whole, source: undefined };
  const isHooked = options.target !== "swarm" && !options.adopting;
  const project = isHooked ? withPreStart(withBesides(whole.project)) : whole.project;
  const planned = plan(project, new Set(settings.keys()), options);
  const diagnostics = [...whole.diagnostics, ...planned.plan.diagnostics];
  if (hasError(diagnostics)) return { source: undefined, diagnostics, sources };
  const texts = textsOf(sources);
  const profiles = active.project.profiles.includes("*") ? profilesOf(project) : active.project.profiles;
  return {
    source: {
      ...planned,
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

function plan(
  project: Project,
  open: ReadonlySet<string>,
  { target, adopting }: ConvertOptions,
): Pick<Source, "plan" | "swarm" | "files"> {
  const files = new FileMarkers(project, (path) => (existsSync(path) ? readFileSync(path) : undefined));
  const values = project.environment ?? {};
  const environment: PlanEnvironment = {
    files,
    // A program is written for a context that may come later.
    hashContext: (context, dockerfile) => hashContext(context, dockerfile) ?? "",
    ...(adopting && {
      adopting: (service, index) =>
        adopting.containers.find((found) => found.service === service && found.number === index)?.volumes,
    }),
    variable: (name) => (open.has(name) ? symbolicMarker(name) : values[name]),
  };
  if (target !== "swarm") return { files, plan: planResources(withOneReplica(project), environment), swarm: undefined };
  const swarm = planSwarm(project, environment);
  const { start, diagnostics } = swarm;
  const none = { images: [], networks: [], volumes: [], containers: [] };
  return { files, swarm, plan: { project: swarm.project, ...none, start, diagnostics } };
}

/** A service scaled to nothing has no container to read arguments from; the program's own count says that it has none. */
function withOneReplica(project: Project): Project {
  const services = Object.entries(project.services).map(([name, service]) => {
    return [name, replicasOf(service) === 0 ? { ...service, scale: 1 } : service] as const;
  });
  return { ...project, services: Object.fromEntries(services) };
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
