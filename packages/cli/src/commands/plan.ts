import { Command, Option } from "commander";
import { engineVersion } from "../health/arguments/engine-version";
import { probeOption } from "../health/arguments/probe-option";
import { type PlanCommandOptions, plan } from "../health/plan";
import { durationArgument } from "../io/duration-argument";
import { runCommand } from "../io/run-command";
import { onUnhealthyOption } from "../on-unhealthy-option";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

const FORMATS = ["text", "json", "mermaid", "dot", "svg"];

/** `pulumi-compose plan`: layers, gates, bounds, critical path. */
export const command = addProjectOptions(new Command("plan"))
  .description("Show in which order everything starts, who waits for whom, and how long that can take.")
  .addOption(targetOption())
  .addOption(new Option("--format <format>", "how to show it").choices(FORMATS).default("text"))
  .option("--engine <version>", "the Docker Engine to reckon with: 20.10, 25 (default: any)", engineVersion)
  .option("--offline", "ask no engine about the checks of the images that it has")
  .addOption(probeOption())
  .option("--deadline <duration>", "of every gate that has none of its own", durationArgument)
  .addOption(onUnhealthyOption())
  .option("-o, --output <file>", "write it there")
  .action((options: PlanCommandOptions) => runCommand((io) => plan(options, io)));
