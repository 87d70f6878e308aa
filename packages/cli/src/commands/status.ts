import { Command } from "commander";
import { addEngineOptions } from "../health/containers/engine-options";
import { run, withExitCodes } from "../health/io/run";
import { type StatusCommandOptions, status } from "../health/status/status";
import { addProjectOptions } from "../project-options";
import { targetOption } from "../target-option";

/** `pulumi-compose status`: the health of a running project. */
export const command = withExitCodes(addEngineOptions(addProjectOptions(new Command("status"))))
  .description("Show the health of a running project, of whatever tool brought it up: -p NAME needs no file.")
  .argument("[services...]", "only these")
  .addOption(targetOption())
  .option("-w, --watch", "show it on and on, as it changes")
  .option("--json", "as JSON; with --watch a line for each change")
  .action((services: string[], options: StatusCommandOptions) =>
    run(async (io) => {
      const { connect, connectSwarm, systemClock } = await import("@pulumi-compose/docker-health");
      return status(services, options, { io, connect, connectSwarm, clock: systemClock });
    }),
  );
