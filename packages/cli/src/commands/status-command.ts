import { Command, Option } from "commander";
import { addRefusals } from "../command-line/refusals";
import { statusRefusals } from "../command-line/status-refusals";
import { addEngineOptions } from "../health/containers/engine-options";
import { type StatusCommandOptions, status } from "../health/status/status";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

/** `pulumi-compose status`: the health of a running project. */
export const command = addRefusals(addEngineOptions(addProjectOptions(new Command("status"))), statusRefusals)
  .description("Show the health of a running project, of whatever tool brought it up: -p NAME needs no file.")
  .argument("[services...]", "only these")
  .addOption(targetOption())
  .addOption(new Option("-a, --all", "is so anyway").hideHelp())
  .option("-w, --watch", "show it on and on, as it changes")
  .option("--json", "as JSON; with --watch a line for each change")
  .action((services: string[], options: StatusCommandOptions) =>
    runCommand(async (io) => {
      const { connect, connectSwarm, systemClock } = await import("@pulumi-compose/docker-health");
      return status(services, options, { io, connect, connectSwarm, clock: systemClock });
    }),
  );
