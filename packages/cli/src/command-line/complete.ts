import type { Command } from "commander";
import { serviceNames } from "./service-names";

/** The library's command for its scripts, in whose place ours is. */
const OWN = "completion-of-the-library";

/**
 * Prints what a command line may go on with, for a shell: commands, options and their choices, the services of the project.
 *
 * @param program with all commands loaded
 * @param args what is typed; the last one is being typed
 */
export async function complete(program: Command, args: readonly string[]): Promise<void> {
  const { default: tab } = await import("@bomb.sh/tab/commander");
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
}
