import { relative } from "node:path";
import type { Declaration } from "../code/declaration";
import { namesOf } from "../code/declaration";
import { call, name, string } from "../code/expression";
import { type Module, printModule } from "../code/print-module";
import { type Conditioned, withConditions } from "../resources/conditions";
import { Scope } from "../resources/scope";
import { settingDeclarations } from "../resources/settings";
import type { Source } from "../source/source";
import type { ProgramTarget } from "../targets/program-target";

/** A program longer than this is split into files. */
const longestFile = 300;

/** The program's files by path, and where each variable is declared. */
export interface Program {
  readonly files: ReadonlyMap<string, string>;
  readonly scope: Scope;
}

/** Writes the program of explicit resources: one file, or one a network, volume and service when it gets long. */
export function resourcesProgram(source: Source, target: ProgramTarget, out: string, adopting: boolean): Program {
  const scope = new Scope(source, out, adopting, (own) => target.declareNames(own));
  const parts = target.parts(scope);
  const single = withConditions(parts, "blocks");
  const shared = sharedDeclarations(single, target, scope);
  const { head, tail } = source.comments;
  const index: Module = {
    path: "index",
    head,
    declarations: [...shared, ...single.parts],
    blocks: single.blocks,
    tail,
    effects: [],
  };
  const one = printAll([index]);
  if ((one.get("index.ts") ?? "").split("\n").length <= longestFile) return { files: one, scope };
  return { files: printAll(split(withConditions(parts, "none"), shared, head, tail)), scope };
}

/** What every part of the program may need: settings, folders, options. */
function sharedDeclarations({ parts, blocks }: Conditioned, target: ProgramTarget, scope: Scope): Declaration[] {
  const used = new Set<string>();
  const all = [...parts, ...blocks.flatMap(({ declarations }) => declarations)];
  for (const declaration of all) for (const variable of namesOf(declaration)) used.add(variable);
  for (const { when } of blocks)
    for (const test of when)
      for (const variable of namesOf({ name: "", value: test, comment: [], when: [] })) used.add(variable);
  const envFiles = envFileDeclarations(scope).filter(({ name }) => used.has(name));
  for (const declaration of envFiles) for (const variable of namesOf(declaration)) used.add(variable);
  const declarations: Declaration[] = [...settingDeclarations(scope, used)];
  if (used.has("composeDir")) {
    const folder = relative(scope.out, scope.source.project.workingDir);
    const value = folder === "" ? name("__dirname") : call("resolve", name("__dirname"), string(folder));
    declarations.push({ name: "composeDir", value, comment: ["What paths of the compose file start from."], when: [] });
  }
  return [...declarations, ...envFiles, ...target.shared(scope.source.plan, used)];
}

/** The env files that the program reads when it runs, in the order of their first use. */
function envFileDeclarations(scope: Scope): Declaration[] {
  return [...scope.envFiles].map(([{ path, format }, variable]) => {
    const value = call("envFile", scope.path(path), ...(format ? [string(format)] : []));
    return { name: variable, value, comment: [], when: [] };
  });
}

function split(
  { parts }: Conditioned,
  shared: readonly Declaration[],
  head: readonly string[],
  tail: readonly string[],
): Module[] {
  const modules = new Map<string, Module & { declarations: Declaration[] }>();
  const fileNames = new Map<string, string>();
  const taken = new Set<string>();
  const module = (path: string) => {
    const found = modules.get(path) ?? { path, head: [], declarations: [], blocks: [], tail: [], effects: [] };
    modules.set(path, found);
    return found;
  };
  if (shared.length > 0) module("settings").declarations.push(...shared);
  for (const part of parts) {
    const { group } = part;
    if (typeof group === "string") module(`${group}s`).declarations.push(part);
    else {
      const file = fileNames.get(group.service) ?? `services/${fileNameOf(group.service, taken)}`;
      fileNames.set(group.service, file);
      module(file).declarations.push(part);
    }
  }
  return [
    ...modules.values(),
    { path: "index", head, declarations: [], blocks: [], tail, effects: [...fileNames.values()].sort() },
  ];
}

/** A service's name, which may differ from another's only in case: some file systems take both for the same file. */
function fileNameOf(service: string, taken: Set<string>): string {
  let name = service;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${service}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function printAll(modules: readonly Module[]): Map<string, string> {
  const home = new Map<string, string>();
  const used = new Set<string>();
  for (const module of modules) {
    const blocked = module.blocks.flatMap(({ declarations }) => declarations);
    for (const declaration of [...module.declarations, ...blocked]) {
      home.set(declaration.name, module.path);
      for (const variable of namesOf(declaration)) used.add(variable);
    }
    for (const { when } of module.blocks) {
      for (const test of when)
        for (const variable of namesOf({ name: "", value: test, comment: [], when: [] })) used.add(variable);
    }
  }
  return new Map(modules.map((module) => [`${module.path}.ts`, printModule(module, home, used)]));
}
