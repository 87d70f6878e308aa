import { Command } from "commander";
import { addGateOptions } from "../command-line/gate-options";
import { runCommand } from "../io/process-end";
import { addOneOffOptions, type OneOffOptions } from "../one-off/one-off-options";
import type { RunOptions } from "../one-off/run";
import { addDeployOptions } from "../up/deploy-options";
import { traced } from "../up/tracing/traced";
import { GATES } from "../up/up-options";

const EXAMPLES = `
Examples:
  pulumi-compose run migrate                       # a job of the file
  pulumi-compose run --rm web python manage.py shell
  pulumi-compose run --rm -T -e DEBUG=1 web ./check > report.txt
  pulumi-compose -p shop run -p 8081:80 web        # -p is the project's name only before the command`;

/** `pulumi-compose run NAME`: runs a job of the file, or a command of its own in a service's container, behind what it depends on. */
export const command = withoutShort(addGateOptions(addDeployOptions(new Command("run")), GATES), "--project-name")
  .argument("<job or service>", "of the file")
  .argument("[command...]", "of a service: what to run in place of its command")
  // What stands behind the name is the command's.
  .passThroughOptions()
  .description(
    "Bring up what a job or a service depends on, and run the job, or a command in a container of the service, to its end.",
  )
  .addHelpText("after", EXAMPLES);

const flags = addOneOffOptions(command);

command.action((name: string, words: string[], options: RunOptions & OneOffOptions) =>
  runCommand((io) => {
    const runIt = async (meanwhile?: () => void) => {
      const { run } = await import("../one-off/run.js");
      return run({ name, flags: flags(), command: words }, options, io, { ...(meanwhile && { meanwhile }) });
    };
    return options.dryRun ? runIt() : traced(io, "pulumi-compose run", runIt);
  }),
);

/** To docker compose -p is a port here, and the project's name only before the command. */
function withoutShort(command: Command, long: string): Command {
  const option = command.options.find((one) => one.long === long);
  if (option?.short) {
    option.flags = option.flags.replace(`${option.short}, `, "");
    delete option.short;
  }
  return command;
}
