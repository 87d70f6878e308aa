import { Command } from "commander";
import { addRefusals } from "../command-line/refusals";
import { upRefusals } from "../command-line/up-refusals";
import { runCommand } from "../io/process-end";
import { addUpOptions, readUpOptions, type UpCommandOptions } from "../up/up-options";

/** `pulumi-compose preview`: what `up` would do, property by property. */
export const command = addRefusals(addUpOptions(new Command("preview")), upRefusals)
  .description("Show what `up` with the same options would do, and do nothing.")
  .action((services: string[], given: UpCommandOptions) =>
    runCommand(async (io) => {
      const options = readUpOptions(services, given);
      const { begin } = await import("../up/begin.js");
      return begin("preview", options, io);
    }),
  );
