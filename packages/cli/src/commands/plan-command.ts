import { Command, Option } from "commander";
import { engineVersion } from "../command-line/engine-version";
import { addGateOptions } from "../command-line/gate-options";
import { type PlanCommandOptions, plan } from "../health/plan";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

const FORMATS = ["text", "json", "mermaid", "dot", "svg"];

const options = addProjectOptions(new Command("plan"))
  .description("Show in which order everything starts, who waits for whom, and how long that can take.")
  .addOption(targetOption())
  .addOption(new Option("--format <format>", "how to show it").choices(FORMATS).default("text"))
  .option("--engine <version>", "the Docker Engine to plan for: 20.10, 25, 27, 29 (default: any)", engineVersion)
  .option("--offline", "ask no engine about the checks of the images that it has");

/** `pulumi-compose plan`: layers, gates, bounds, critical path. */
export const command = addGateOptions(options, "of every gate that has none of its own")
  .option("-o, --output <file>", "write it there")
  .action((given: PlanCommandOptions) => runCommand((io) => plan(given, io)));
