import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../../../..");

/** Generated programs in a folder of their own, to be compiled and checked together. */
export class ProgramFolder {
  readonly path = mkdtempSync(join(tmpdir(), "pulumi-compose-programs-"));
  private readonly sources: string[] = [];

  constructor() {
    symlinkSync(join(root, "node_modules"), join(this.path, "node_modules"));
    writeFileSync(
      join(this.path, "biome.json"),
      `${JSON.stringify({
        formatter: { indentStyle: "space", indentWidth: 2, lineWidth: 120 },
        javascript: { formatter: { quoteStyle: "double", trailingCommas: "all" } },
        files: { includes: ["**/*.ts", "!**/biome.json"] },
        linter: { rules: { suspicious: { noTemplateCurlyInString: "off" } } },
      })}\n`,
    );
  }

  /** Adds a program under a name. */
  add(name: string, files: ReadonlyMap<string, string>): void {
    for (const [path, text] of files) {
      const target = join(this.path, name, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      if (path.endsWith(".ts")) this.sources.push(target);
    }
  }

  /** What the compiler says under the settings that the programs come with, and stricter ones. */
  compile(): string[] {
    const source = (name: string) => [join(root, "packages", name, "src/index.ts")];
    const program = ts.createProgram(this.sources, {
      strict: true,
      noUnusedLocals: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      esModuleInterop: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
      paths: {
        "pulumi-compose": source("cli"),
        "@pulumi-compose/project": source("pulumi-compose"),
        "@pulumi-compose/parser": source("compose-parser"),
        "@pulumi-compose/health-model": source("health-model"),
        "@pulumi-compose/docker-health": source("docker-health"),
      },
    });
    return this.sources.flatMap((path) => {
      const file = program.getSourceFile(path);
      const found = file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
      return found.map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    });
  }

  /** What the formatter and linter say; empty when they have nothing to say. */
  lint(): string {
    const biome = join(root, "node_modules/.bin/biome");
    // A target may have one style only.
    const styles = ["component", "resources"].filter((style) => existsSync(join(this.path, style)));
    const run = spawnSync(biome, ["check", "--max-diagnostics=40", "--error-on-warnings", ...styles], {
      cwd: this.path,
      encoding: "utf8",
    });
    return run.status === 0 ? "" : `${run.stdout}${run.stderr}`;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
