import { posix } from "node:path";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as pulumiCompose from "@pulumi-compose/project";
import ts from "typescript";

const packages: Readonly<Record<string, unknown>> = {
  "@pulumi/docker": docker,
  "@pulumi/pulumi": pulumi,
  "pulumi-compose": pulumiCompose,
};

/** Runs a generated program in this process, as if it lay in a folder. */
export function runProgram(files: ReadonlyMap<string, string>, folder: string): void {
  const loaded = new Map<string, { exports: Record<string, unknown> }>();
  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const source = files.get(`${path}.ts`);
    if (source === undefined) throw new Error(`the program has no file ${path}.ts`);
    const module = { exports: {} };
    loaded.set(path, module);
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
    const code = ts.transpileModule(source, { compilerOptions: options }).outputText;
    const requireOf = (name: string): unknown => {
      if (name.startsWith(".")) return load(posix.normalize(posix.join(posix.dirname(path), name)));
      return packages[name] ?? require(name);
    };
    new Function("require", "module", "exports", "__dirname", code)(
      requireOf,
      module,
      module.exports,
      posix.join(folder, posix.dirname(path)),
    );
    return module.exports;
  };
  load("index");
}
