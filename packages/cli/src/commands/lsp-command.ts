import { Command, Option } from "commander";
import { runCommand } from "../io/process-end";
import { addProjectOptions, type ProjectOptions } from "../project/project-options";
import { type TargetOptions, targetOption } from "../target-option";

/** `pulumi-compose lsp`: what editors talk to. */
export const command = addProjectOptions(new Command("lsp"))
  .description(
    "Speak the Language Server Protocol on standard input and output: diagnostics, fixes, hover, and so on in editors.",
  )
  .addOption(targetOption())
  .addOption(new Option("--stdio", "speak on standard input and output, as it does anyway"))
  .addOption(new Option("--clientProcessId <id>", "end when this process is gone").hideHelp())
  .action((options: ProjectOptions & TargetOptions) =>
    runCommand(async (io) => (await import("../lsp/serve.js")).serve(options, io)),
  );
