import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

/** One file importing another of the repository's packages. */
export interface Arrow {
  /** Path from the folder of packages: `cli/src/up/up.ts`. */
  readonly from: string;
  readonly to: string;
  /** Whether something is there at run time: not of types alone, nor what is loaded later. */
  readonly carriesValues: boolean;
}

/** Folders of packages by the name under which others import them; of what a package exports besides, the file. */
export type PackageFolders = Readonly<Record<string, string>>;

/** The sources of a package, without its tests. Paths from the folder of packages. */
export function sourcesOf(packages: string, folder: string): readonly string[] {
  const root = join(packages, folder, "src");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        /\.(?:m?ts|tsx)$/.test(file) && !file.endsWith(".test.ts") && !/(?:^|\/)(?:testing|golden)\//.test(file),
    )
    .map((file) => join(folder, "src", file))
    .sort();
}

/** What a source imports of the packages' own. */
export function arrowsOf(packages: string, file: string, folders: PackageFolders): readonly Arrow[] {
  const source = ts.createSourceFile(file, readFileSync(join(packages, file), "utf8"), ts.ScriptTarget.ES2022);
  const arrows: Arrow[] = [];
  const add = (specifier: ts.Expression | undefined, carriesValues: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const to = targetOf(packages, file, specifier.text, folders);
    if (to !== undefined) arrows.push({ from: file, to, carriesValues });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsValues(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, exportsValues(node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return arrows;
}

function importsValues(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return true;
  if (clause.isTypeOnly) return false;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return true;
  return named.elements.some(({ isTypeOnly }) => !isTypeOnly);
}

function exportsValues({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return false;
  if (!exportClause || !ts.isNamedExports(exportClause)) return true;
  return exportClause.elements.some((element) => !element.isTypeOnly);
}

function targetOf(packages: string, file: string, specifier: string, folders: PackageFolders): string | undefined {
  if (specifier.startsWith(".")) {
    const target = resolve(packages, dirname(file), specifier.replace(/\.js$/, ""));
    if (/\.(?:json|css)$/.test(specifier)) return undefined;
    const found = [`${target}.ts`, `${target}.tsx`, target.replace(/(?:\.mjs)?$/, ".mts")].find((candidate) =>
      existsSync(candidate),
    );
    return relative(packages, found ?? join(target, "index.ts"));
  }
  const folder = folders[specifier];
  return folder === undefined || folder.endsWith(".ts") ? folder : join(folder, "src/index.ts");
}
