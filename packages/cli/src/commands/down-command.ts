import { Command } from "commander";
import { runCommand } from "../io/process-end";
import { addDownOptions, type DownCommandOptions } from "../up/down-options";

/** `pulumi-compose down`: takes down what `up` brought up. */
export const command = addDownOptions(new Command("down"))
  .description("Take the project down, or some of its services: dependents first. Volumes are kept.")
  .action((services: string[], options: DownCommandOptions) =>
    runCommand(async (io) => (await import("../up/down.js")).down({ ...options, services }, io)),
  );
