import { Command } from "commander";
import { addRefusals } from "../command-line/refusals";
import { upRefusals } from "../command-line/up-refusals";
import { runCommand } from "../io/process-end";
import { addOnlookerOptions, addUpOptions, readUpOptions, type UpCommandOptions } from "../up/up-options";

/** `pulumi-compose up`: brings a compose file up, without a Pulumi project of one's own. */
export const command = addRefusals(addOnlookerOptions(addUpOptions(new Command("up"))), upRefusals)
  .description("Bring the project up, or some of its services: nothing starts before what it depends on is healthy.")
  .action((services: string[], given: UpCommandOptions) =>
    runCommand(async (io) => {
      const options = readUpOptions(services, given);
      const { begin } = await import("../up/begin.js");
      return begin(options.dryRun ? "preview" : "up", options, io);
    }),
  );
