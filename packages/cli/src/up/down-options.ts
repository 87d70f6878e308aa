import { type Command, Option } from "commander";
import { wholeNumber } from "../command-line/whole-number";
import { addDeployOptions, type DeployOptions } from "./deploy-options";

export interface DownCommandOptions extends DeployOptions {
  /** Only these; none: all. */
  readonly services?: readonly string[];
  readonly volumes?: boolean;
  readonly yes?: boolean;
  readonly rmi?: "local" | "all";
  /** Seconds that each container has to end. */
  readonly timeout?: number;
  readonly removeOrphans?: boolean;
}

export function addDownOptions(command: Command): Command {
  return addDeployOptions(command)
    .argument("[services...]", "only these: their containers, and the networks that nobody else has")
    .option("-v, --volumes", "delete the project's volumes too, with all their data")
    .addOption(
      new Option(
        "--rmi <which>",
        "remove images as well; local: only those built here that the file gives no name",
      ).choices(["local", "all"]),
    )
    .option(
      "-t, --timeout <seconds>",
      "so long each container has to end (default: its stop_grace_period)",
      wholeNumber(0),
    )
    .option("--remove-orphans", "remove what is not in the file any more: is so anyway, unless services are named")
    .option("-y, --yes", "do not ask before volumes are deleted");
}
