import { type Command, Option } from "commander";
import { addGateOptions } from "../command-line/gate-options";
import { wholeNumber } from "../command-line/whole-number";
import type { DashboardOptions } from "../dashboard/dashboard-options";
import { addChangeOptions, type ChangeOptions } from "./choice/change-options";
import { addChoiceOptions } from "./choice/choice-options";
import { addDeployOptions, type DeployOptions } from "./deploy-options";
import type { ProgramOptions } from "./program/compose-program";

/** What `up` takes, and `preview`, which shows what it would do. */
export interface UpCommandOptions extends DeployOptions, ProgramOptions, ChangeOptions, DashboardOptions {
  readonly detach?: boolean;
  readonly refresh?: boolean;
  /** Whether Pulumi looks, though nothing seems to have changed. */
  readonly full?: boolean;
  readonly renewAnonVolumes?: boolean;
  /** Whether nothing is said of images while they are pulled. */
  readonly quietPull?: boolean;
  /** Whether what a failed update has changed is put back. */
  readonly rollback?: boolean;
  /** Seconds; 0: no limit. */
  readonly waitTimeout?: number;
}

/** What `--deadline` is where something is deployed. */
export const GATES = "longest wait at any gate, as 90s or 2m30s";

export function addUpOptions(command: Command): Command {
  const withOptions = addChangeOptions(addChoiceOptions(addGateOptions(addDeployOptions(command), GATES)));
  for (const option of habits()) withOptions.addOption(option);
  return withOptions
    .option(
      "--wait",
      "wait until every service is completed, healthy or up, whichever is its kind, not only those that others wait for",
    )
    .option("--wait-timeout <seconds>", "with --wait: longest wait for each service", wholeNumber(0))
    .option("-V, --renew-anon-volumes", "begin anonymous volumes anew, and the containers that have them")
    .option("--refresh", "look at what is really there before comparing")
    .option(
      "--rollback",
      "when the update fails, put back what it had changed, dependents first; the exit code is 1 all the same",
    )
    .option("--full", "compare everything by Pulumi, though nothing seems to have changed");
}

/** Of `up` alone: who else looks on. */
export function addOnlookerOptions(command: Command): Command {
  return command
    .option("--dashboard", "serve a page that shows it, and on a terminal follows the project then, until Ctrl-C")
    .option("--open", "with --dashboard: open it in the browser")
    .option("--report <file>", "write what happened as a page that stands alone, also when it fails or is cancelled");
}

/** What people type for docker compose, and is so anyway. */
function habits(): readonly Option[] {
  return [
    new Option("-d, --detach", "leave the containers running: is so anyway"),
    new Option("-y, --yes", "ask nothing: is so anyway"),
    new Option("--quiet-build", "is so anyway").hideHelp(),
    new Option("--quiet-pull", "say nothing of images that are pulled").hideHelp(),
    new Option("--no-color", "as NO_COLOR=1").hideHelp(),
  ];
}

/** The options of an `up` with what follows from others. */
export function readUpOptions<Options extends UpCommandOptions>(
  services: readonly string[],
  options: Options,
): Options {
  const limit = options.wait === true && options.waitTimeout ? options.waitTimeout * 1000 : undefined;
  const deadline = options.deadline ?? limit;
  return { ...options, services, ...(deadline !== undefined && { deadline }) };
}
