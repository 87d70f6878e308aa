import { type Command, Option } from "commander";
import { addProjectOptions, type ProjectOptions } from "../project/project-options";
import { type TargetOptions, targetOption } from "../target-option";
import type { InstallOptions } from "./stack/consent";
import { DISPLAY_FORMATS, type DisplayOptions } from "./view/choose-sink";

/** The options that all commands share which touch a stack. */
export interface DeployOptions extends ProjectOptions, DisplayOptions, TargetOptions, InstallOptions {
  readonly backend?: string;
  readonly stack?: string;
}

export function addDeployOptions(command: Command): Command {
  return addProjectOptions(command)
    .addOption(targetOption())
    .option(
      "--backend <url>",
      "where the state is kept (default: PULUMI_BACKEND_URL, else .pulumi-compose beside the file)",
    )
    .option("--stack <name>", "name of the Pulumi stack (default: the project's name)")
    .option(
      "--install-pulumi",
      "install the Pulumi CLI and its docker plugin where they are missing, without a question",
    )
    .option("--plain", "plain lines, one a change, as where there is no terminal")
    .option("--json", "events as lines of JSON")
    .addOption(
      new Option("--format <format>", "github: plain lines, with annotations and a summary for a GitHub workflow")
        .choices(DISPLAY_FORMATS)
        .conflicts(["json", "plain"]),
    );
}
