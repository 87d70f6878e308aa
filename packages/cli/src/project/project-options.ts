import type { Command } from "commander";
import { type GlobalOptions, globalOptions } from "../command-line/global-options";
import { setAnsi } from "../io/terminal-traits";

/** The options that name a project, the same for every command that reads compose files. */
export type ProjectOptions = GlobalOptions;

/** Adds the options that name a project to a command. */
export function addProjectOptions(command: Command): Command {
  for (const option of globalOptions()) command.addOption(option);
  return command.hook("preAction", () => setAnsi(command.opts<GlobalOptions>().ansi));
}
