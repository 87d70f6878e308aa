import { Command } from "commander";
import { addGateOptions } from "../command-line/gate-options";
import { wholeNumber } from "../command-line/whole-number";
import type { DashboardCommandOptions } from "../dashboard/dashboard";
import { addEngineOptions } from "../health/containers/engine-options";
import { runCommand } from "../io/process-end";
import { addProjectOptions } from "../project/project-options";
import { targetOption } from "../target-option";

const options = addEngineOptions(addProjectOptions(new Command("dashboard")))
  .description(
    "Serve a page on this machine that shows a project as it is: the start plan with every service's state, health and gates, " +
      "the timeline, probes, logs. Of whatever tool brought it up: -p NAME needs no file. The address is printed; whoever has it may look.",
  )
  .addOption(targetOption())
  .option("--port <number>", "of 127.0.0.1 (default: any that is free)", wholeNumber(1))
  .option("--open", "open it in the browser");

/** `pulumi-compose dashboard`: a page that shows a running project. */
export const command = addGateOptions(options, "of every gate that has none of its own").action(
  (given: DashboardCommandOptions) =>
    runCommand(async (io) => {
      const [{ connect, connectSwarm, systemClock }, { dashboard }] = await Promise.all([
        import("@pulumi-compose/docker-health"),
        import("../dashboard/dashboard.js"),
      ]);
      return dashboard(given, { io, connect, connectSwarm, clock: systemClock });
    }),
);
