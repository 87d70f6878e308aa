import { Command } from "commander";
import { addDeployOptions } from "../up/deploy-options";
import type { DownCommandOptions } from "../up/down";
import { runCommand } from "../up/run-command";

/** `pulumi-compose down`: takes down what `up` brought up. */
export const command = addDeployOptions(new Command("down"))
  .description("Take the project down: dependents first. Volumes are kept.")
  .option("-v, --volumes", "delete the project's volumes too, with all their data")
  .option("-y, --yes", "do not ask before volumes are deleted")
  .action((options: DownCommandOptions) => runCommand(async () => (await import("../up/down.js")).down(options)));
