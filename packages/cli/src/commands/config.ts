import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { canonicalJson, type LoadResult, loadProject, renderDiagnostics } from "@pulumi-compose/parser";
import { Command } from "commander";
import pc from "picocolors";
import { addProjectOptions, loadOptions, type ProjectOptions } from "../project-options";

interface ConfigOptions extends ProjectOptions {
  readonly format?: string;
}

/** `pulumi-compose config`: the project in canonical form. */
export const command = addProjectOptions(new Command("config"))
  .option("--format <format>", "yaml or json", "yaml")
  .action((options: ConfigOptions) => {
    const stdin = options.file?.includes("-") ? readFileSync(0, "utf8") : "";
    const result = loadProject({ ...loadOptions(options), stdin });
    report(result);
    if (!result.project) {
      process.exitCode = 1;
      return;
    }
    process.stdout.write(`${canonicalJson(result.project).replaceAll("$", "$$$$")}\n`);
  });

function report({ diagnostics, sources }: LoadResult): void {
  if (diagnostics.length === 0) return;
  const color = process.stderr.isTTY === true && pc.isColorSupported;
  const fileName = (file: string) => {
    const short = relative(process.cwd(), file);
    return short.startsWith("..") ? file : short;
  };
  process.stderr.write(renderDiagnostics(diagnostics, sources, { color, fileName }));
}
