import { Command } from "commander";
import { addDeployOptions, addGateOptions } from "../up/deploy-options";
import { runCommand } from "../up/run-command";
import type { UpCommandOptions } from "../up/up";

/** `pulumi-compose up`: brings a compose file up, without a Pulumi project of one's own. */
export const command = addGateOptions(addDeployOptions(new Command("up")))
  .description("Bring the project up: nothing starts before what it depends on is healthy.")
  .option(
    "--wait",
    "wait until every service is completed, healthy or up, whichever is its kind, not only those that others wait for",
  )
  .option("-V, --renew-anon-volumes", "begin anonymous volumes anew, and the containers that have them")
  .option("--refresh", "look at what is really there before comparing")
  .action((options: UpCommandOptions) => runCommand(async () => (await import("../up/up.js")).up(options)));
