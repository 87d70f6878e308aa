import { type Declaration, namesOf, printDeclaration } from "./declaration";
import { externals, type Import, printImports } from "./imports";
import { comments, printIf } from "./print-expression";

/** Declarations that stand in one `if`. */
export interface Block {
  readonly when: Declaration["when"];
  readonly declarations: readonly Declaration[];
}

/** A file of the program. */
export interface Module {
  /** Without extension, from the program's folder: `services/web`. */
  readonly path: string;
  readonly head: readonly string[];
  /** Sections are set apart by a blank line. */
  readonly declarations: readonly Declaration[];
  readonly blocks: readonly Block[];
  readonly tail: readonly string[];
  /** Modules that are imported for their effect. */
  readonly effects: readonly string[];
}

/** The text of a module. `home` says which module declares a name that others use. */
export function printModule(module: Module, home: ReadonlyMap<string, string>, used: ReadonlySet<string>): string {
  const names = new Set<string>();
  const all = [...module.declarations, ...module.blocks.flatMap((block) => block.declarations)];
  for (const declaration of all) for (const name of namesOf(declaration)) names.add(name);
  for (const { when } of module.blocks)
    for (const test of when)
      for (const name of namesOf({ name: "", value: test, comment: [], when: [] })) names.add(name);
  const imports = printImports([
    ...importsOf(module, names, home),
    ...module.effects.map((effect) => ({ module: relativeModule(module.path, effect), names: [] })),
  ]);
  const body = join(
    module.declarations.map((declaration) =>
      printDeclaration(declaration, {
        indent: 0,
        named: used.has(declaration.name),
        exported: declaration.output === true || isShared(declaration.name, module, home, used),
      }),
    ),
  );
  const blocks = module.blocks.map((block) => printBlock(block, used));
  return [comments(module.head, 0), imports, body, ...blocks, comments(module.tail, 0)]
    .filter((part) => part !== "")
    .join("\n");
}

function printBlock({ when, declarations }: Block, used: ReadonlySet<string>): string {
  const body = declarations.map((declaration) =>
    printDeclaration(declaration, { indent: 2, named: used.has(declaration.name), exported: false }),
  );
  return `${printIf(when, 0)}${join(body)}}\n`;
}

/** One-liners stay together; everything longer gets air. */
function join(statements: readonly string[]): string {
  return statements
    .map((statement, index) => {
      const before = statements[index - 1];
      const tight = before === undefined || (isLine(before) && isLine(statement));
      return `${tight ? "" : "\n"}${statement}`;
    })
    .join("");
}

function isLine(statement: string): boolean {
  return !statement.trimEnd().includes("\n");
}

function isShared(name: string, module: Module, home: ReadonlyMap<string, string>, used: ReadonlySet<string>): boolean {
  return module.path !== "index" && home.get(name) === module.path && used.has(name);
}

function importsOf(module: Module, names: ReadonlySet<string>, home: ReadonlyMap<string, string>): Import[] {
  const byModule = new Map<string, { names: string[]; namespace?: string }>();
  for (const name of names) {
    const external = externals.get(name);
    const owner = home.get(name);
    if (owner === module.path || (!external && owner === undefined)) continue;
    const from = external && owner === undefined ? external.module : relativeModule(module.path, owner ?? "");
    const entry = byModule.get(from) ?? { names: [] };
    if (external?.namespace) entry.namespace = name;
    else entry.names.push(name);
    byModule.set(from, entry);
  }
  return [...byModule].map(([from, entry]) => ({ module: from, ...entry }));
}

function relativeModule(from: string, to: string): string {
  const depth = from.split("/").length - 1;
  const base = from.includes("/") ? from.slice(0, from.lastIndexOf("/") + 1) : "";
  if (base !== "" && to.startsWith(base)) return `./${to.slice(base.length)}`;
  return depth === 0 ? `./${to}` : `${"../".repeat(depth)}${to}`;
}
