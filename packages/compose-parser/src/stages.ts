import { checkConsistency } from "./check/consistency";
import { checkContainerNames } from "./check/container-names";
import { checkCycles } from "./check/cycles";
import type { ComposeFile } from "./combine/add-file";
import { loadModel } from "./combine/combine-files";
import type { Context, Environment } from "./context";
import { buildProject, type ProjectFacts } from "./decode/build-project";
import { locate } from "./decode/locate";
import { emptyRecord } from "./decode/record";
import { didYouMean } from "./diagnostics/nearest";
import { hintAtOwnVariables } from "./interpolate/own-variables";
import type { ComposeProject } from "./model/project";
import type { ServiceConfig } from "./model/service";
import { EnvFiles } from "./normalise/env-files";
import { containersOf, normalise } from "./normalise/normalise";
import { isEnabled } from "./select/profiles";
import { selectServices } from "./select/select-services";
import { withoutUnusedResources } from "./select/unused-resources";
import { type Mapping, stringAt } from "./tree/node";

export interface LoadFacts extends ProjectFacts {
  readonly environment: Environment;
  readonly normalise: boolean;
  readonly consistency: boolean;
  readonly resolveEnvFiles: boolean;
  readonly keepUnused: boolean;
  /** Only these services and their dependencies; empty for all. */
  readonly services: readonly string[];
}

/** The stages in order, over files whose content is at hand. Gives the model (the tree) and, without errors, the project. */
export function runStages(
  files: readonly ComposeFile[],
  facts: LoadFacts,
  context: Context,
): { model?: Mapping; project?: ComposeProject } {
  const { reporter } = context;
  const scope = { workingDir: facts.workingDir, environment: facts.environment, included: [] };
  const model = loadModel(files, scope, context);
  if (!model || model.entries.size === 0) {
    if (reporter.errors === 0) {
      reporter.report(
        "empty-file",
        undefined,
        {},
        { place: { file: files[0]?.name ?? "", line: 1, column: 1, length: 1 } },
      );
    }
    return {};
  }
  if (facts.name === "") reporter.report("no-project-name", undefined, {});
  if (facts.normalise) normalise(model, facts.name, facts.environment, context.symbols);
  if (facts.normalise) model.set("name", stringAt(facts.name, model.get("name") ?? model));
  if (!context.interpolate) return { model };
  const profiles = [...facts.profiles, ...profilesOf(model, facts.services, context)];
  const enabled = splitByProfile(model, profiles);
  const envFiles = new EnvFiles(facts.environment, context);
  // A job's are read by whoever runs it.
  for (const container of containersOf(model, ["services"])) {
    for (const each of facts.resolveEnvFiles ? [container, ...hooksOf(container)] : []) {
      if (enabled.has(container)) envFiles.resolveEnvironment(each);
      each.entries.delete("env_file");
    }
  }
  for (const container of containersOf(model, ["services"])) {
    if (!enabled.has(container)) continue;
    for (const each of [container, ...hooksOf(container)]) envFiles.resolveLabels(each);
  }
  const project = applyProfiles(
    buildProject(model, { ...facts, profiles, secretContents: context.secretContents }, reporter),
  );
  hintAtOwnVariables(project, reporter);
  const find = (path: readonly (string | number)[]) => locate(model, path);
  if (facts.consistency) {
    checkConsistency(project, find, brokenServices(context), reporter);
    checkCycles(project.services, find, reporter);
    checkContainerNames(project.services, find, reporter);
  }
  if (reporter.errors > 0) return { model };
  const selected = selectServices(project, facts.services);
  return { model, project: facts.keepUnused ? selected : withoutUnusedResources(selected) };
}

/** What runs before a service, in containers like its own. */
function hooksOf(container: Mapping): Mapping[] {
  const hooks = container.get("pre_start");
  return hooks?.kind === "sequence" ? hooks.items.flatMap((hook) => (hook.kind === "mapping" ? [hook] : [])) : [];
}

/** Naming a service activates its profiles. */
function profilesOf(model: Mapping, names: readonly string[], context: Context): string[] {
  const services = model.get("services");
  return names.flatMap((name) => {
    const service = services?.kind === "mapping" ? services.get(name) : undefined;
    if (service?.kind !== "mapping") {
      const known = services?.kind === "mapping" ? services.entries.keys() : [];
      const hint = didYouMean(name, known);
      context.reporter.report("no-such-service", undefined, { name }, hint === undefined ? {} : { hint });
      return [];
    }
    return declaredProfiles(service);
  });
}

function declaredProfiles(container: Mapping): string[] {
  const profiles = container.get("profiles");
  return profiles?.kind === "sequence"
    ? profiles.items.map((item) => (item.kind === "scalar" ? String(item.value) : ""))
    : [];
}

function brokenServices(context: Context): ReadonlySet<string> {
  const broken = new Set(context.incomplete);
  for (const { severity, path } of context.reporter.diagnostics) {
    if (severity === "error" && path && path.length > 1) broken.add(`${path[0]}\0${path[1]}`);
  }
  return broken;
}

/** The containers of the model that the active profiles enable. */
function splitByProfile(model: Mapping, active: readonly string[]): ReadonlySet<Mapping> {
  const enabled = new Set<Mapping>();
  for (const container of containersOf(model)) {
    if (isEnabled(declaredProfiles(container), active)) enabled.add(container);
  }
  return enabled;
}

function applyProfiles(project: ComposeProject): ComposeProject {
  const services = emptyRecord<ComposeProject["services"][string]>();
  const disabledServices = emptyRecord<ComposeProject["services"][string]>();
  for (const [name, service] of Object.entries(project.services)) {
    const enabled = isEnabled(service.profiles, project.profiles);
    (enabled ? services : disabledServices)[name] = enabled ? withReplicas(service) : service;
  }
  if (!project.jobs) return { ...project, services, disabledServices };
  const jobs = emptyRecord<NonNullable<ComposeProject["jobs"]>[string]>();
  for (const [name, job] of Object.entries(project.jobs))
    if (isEnabled(job.profiles, project.profiles)) jobs[name] = job;
  return { ...project, services, disabledServices, jobs };
}

/** `scale` says how many replicas a deployment has, where it does not say so itself. */
function withReplicas(service: ServiceConfig): ServiceConfig {
  if (service.scale === undefined || !service.deploy || service.deploy.replicas !== undefined) return service;
  return { ...service, deploy: { ...service.deploy, replicas: service.scale } };
}
