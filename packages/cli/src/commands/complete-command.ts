import { Command } from "commander";
import { serviceNames } from "../project/service-names";

/** The library's command for its scripts, in whose place ours is. */
const OWN = "completion-of-the-library";

/**
 * `pulumi-compose complete -- …`, which the script of `completion` asks at each key: what a command line may go on with, of
 * commands, options and their choices, and the services of the project. The last argument is being typed.
 */
export function completeCommand(whole: () => Promise<Command>): Command {
  return new Command("complete").argument("[args...]").action(async (given: readonly string[]) => {
    const args = given[0] === "--" ? given.slice(1) : given;
    const [program, { default: tab }] = await Promise.all([whole(), import("@bomb.sh/tab/commander")]);
    const root = tab(program, { completionCommandName: OWN });
    root.commands.delete(OWN);
    for (const command of program.commands) {
      if (!command.registeredArguments.some((argument) => argument.name() === "services")) continue;
      root.commands.get(command.name())?.argument(
        "services",
        (offer) => {
          for (const name of serviceNames(args)) offer(name, "service");
        },
        true,
      );
    }
    root.parse([...args]);
  });
}
