import type { Environment } from "../context";
import { lookupIn } from "../interpolate/lookup";
import { cleanPath } from "../long-form/clean-path";
import { containersOf } from "../tree/containers-of";
import { isNull, type Mapping, mappingAt, type Node, nullAt, stringAt, stringOf } from "../tree/node";
import { implyDependencies } from "./implied-dependencies";
import { resolvePreStart } from "./pre-start";

/** Stage 6: what holds for the project as a whole: the default network, names, implied dependencies, build defaults. */
export function normalise(model: Mapping, name: string, environment: Environment, symbols: ReadonlySet<string>): void {
  const lookup = lookupIn(environment, symbols);
  useDefaultNetwork(model);
  for (const container of containersOf(model)) {
    if (stringOf(container.get("pull_policy")) === "if_not_present") {
      container.set("pull_policy", stringAt("missing", container.get("pull_policy") ?? container));
    }
    normaliseBuild(container, lookup);
    const variables = container.get("environment");
    if (variables?.kind === "mapping") fillIn(variables, lookup, false);
    implyDependencies(container);
    cleanTargets(container);
    resolvePreStart(container);
  }
  nameResources(model, name);
  model.set("name", stringAt(name, model.get("name") ?? model));
}

function useDefaultNetwork(model: Mapping): void {
  let used: Node | undefined;
  for (const container of containersOf(model)) {
    if (container.get("provider") || container.get("network_mode")) continue;
    const networks = container.get("networks");
    if (networks?.kind === "mapping" && networks.entries.size > 0) {
      if (networks.get("default") !== undefined || networks.entries.has("default")) used = container;
      continue;
    }
    const own = mappingAt(container);
    own.set("default", nullAt(container));
    container.set("networks", own);
    used = container;
  }
  if (!used) return;
  const networks = model.get("networks");
  const all = networks?.kind === "mapping" ? networks : mappingAt(used);
  if (!all.entries.has("default"))
    all.set("default", nullAt({ source: used.source, start: used.start, end: used.start + 1 }));
  model.set("networks", all);
}

function normaliseBuild(container: Mapping, lookup: (name: string) => string | undefined): void {
  const build = container.get("build");
  if (build?.kind !== "mapping") return;
  if (isNull(build.get("context"))) build.set("context", stringAt(".", build));
  if (isNull(build.get("dockerfile")) && isNull(build.get("dockerfile_inline"))) {
    build.set("dockerfile", stringAt("Dockerfile", build));
  }
  const args = build.get("args");
  if (args?.kind === "mapping") fillIn(args, lookup, true);
}

/** Gives variables without a value the one of the environment; `dropUnset` removes those that it lacks. */
function fillIn(map: Mapping, lookup: (name: string) => string | undefined, dropUnset: boolean): void {
  for (const entry of map.entries.values()) {
    if (!isNull(entry.value)) continue;
    const value = lookup(entry.key);
    if (value !== undefined) entry.value = stringAt(value, entry);
    else if (dropUnset) map.entries.delete(entry.key);
  }
}

function cleanTargets(container: Mapping): void {
  const volumes = container.get("volumes");
  if (volumes?.kind !== "sequence") return;
  for (const volume of volumes.items) {
    const target = volume.kind === "mapping" ? volume.entries.get("target") : undefined;
    const text = stringOf(target?.value);
    if (target && text !== undefined) target.value = stringAt(cleanPath(text), target.value);
  }
}

function nameResources(model: Mapping, project: string): void {
  for (const section of ["networks", "volumes", "configs", "secrets"]) {
    const all = model.get(section);
    if (all?.kind !== "mapping") continue;
    for (const entry of all.entries.values()) {
      const resource = entry.value.kind === "mapping" ? entry.value : mappingAt(entry);
      entry.value = resource;
      if (!isNull(resource.get("name"))) continue;
      const external = resource.get("external");
      const isExternal = external?.kind === "scalar" && /^(true|t|1)$/i.test(String(external.value));
      resource.set("name", stringAt(isExternal ? entry.key : `${project}_${entry.key}`, entry));
    }
  }
}
