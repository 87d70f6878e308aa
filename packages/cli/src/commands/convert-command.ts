import { Command, Option } from "commander";
import { type ConvertCommandOptions, runConvert } from "../convert/convert";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

/** `pulumi-compose convert`: the project as a Pulumi program. */
export const command = addProjectOptions(new Command("convert"))
  .description("Write a Pulumi project in TypeScript for a compose project.")
  .requiredOption("--out <folder>", "folder for the Pulumi project")
  .addOption(
    new Option("--style <style>", "explicit resources, or the component around the compose file")
      .choices(["resources", "component"])
      .default("resources"),
  )
  .addOption(targetOption())
  .option("--name <name>", "name of the Pulumi project (default: the compose project's)")
  .option("--strict", "what would be left out or fixed is an error")
  .option("--force", "overwrite files of other content")
  .option("--report", "list each attribute of the file, with its line, and what becomes of it")
  .option("--import", "adopt the project that docker compose runs now: write its ids and state for pulumi import")
  .action((options: ConvertCommandOptions) => runCommand((io) => runConvert(options, io)));
