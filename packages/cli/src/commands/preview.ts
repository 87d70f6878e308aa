import { Command } from "commander";
import { addDeployOptions, addGateOptions } from "../up/deploy-options";
import type { PreviewCommandOptions } from "../up/preview";
import { runCommand } from "../up/run-command";

/** `pulumi-compose preview`: what `up` would do, property by property. */
export const command = addGateOptions(addDeployOptions(new Command("preview")))
  .description("Show what `up` would do, and do nothing.")
  .option("--refresh", "look at what is really there before comparing")
  .action((options: PreviewCommandOptions) =>
    runCommand(async () => (await import("../up/preview.js")).preview(options)),
  );
