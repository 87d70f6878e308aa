import { Command } from "commander";
import { runCommand } from "../io/process-end";
import { addDownOptions, type DownCommandOptions } from "../up/down-options";

/** `pulumi-compose down`: takes down what `up` brought up. */
export const command = addDownOptions(new Command("down"))
  .description("Take the project down, or some of its services: dependents first. Volumes are kept.")
  .action((services: string[], { target, ...options }: DownCommandOptions, command: Command) => {
    // Whoever does not say where leaves that to the state.
    const isGiven = target !== undefined && command.getOptionValueSource("target") !== "default";
    const asked: DownCommandOptions = { ...options, services, ...(isGiven && { target }) };
    return runCommand(async (io) => (await import("../up/down.js")).down(asked, io));
  });
