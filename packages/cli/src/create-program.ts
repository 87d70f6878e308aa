import { Command } from "commander";
import { globalOptions } from "./command-line/global-options";
import { otherCommands } from "./command-line/other-commands";
import { type SplitArguments, splitArguments, withLongNames } from "./command-line/split-arguments";
import { withExitCodes } from "./io/process-end";
import { UsageError } from "./io/usage-error";
import { ownVersion } from "./own-version";
import { type CommandEntry, registry } from "./registry";

/** A program and what it is to read. */
export interface CommandLine {
  readonly program: Command;
  /** The arguments as they were given, but for what stood before the command: that stands first behind it. */
  readonly args: readonly string[];
}

/**
 * The program for a command line. Only the command that is to run is loaded; the others stand in the help by their summary.
 *
 * @param given without the program and its script
 */
export async function createProgram(given: readonly string[]): Promise<CommandLine> {
  const { before, command: wanted, rest } = helpAsOption(splitArguments(given, globalOptions()));
  const instead = wanted === undefined ? undefined : otherCommands.get(wanted);
  if (instead !== undefined) throw new UsageError(`there is no command ${wanted}`, instead);
  const isWanted = ({ name, alias }: CommandEntry) => name === wanted || (wanted !== undefined && alias === wanted);
  const program = await programOf(isWanted);
  const passesOn = registry.find(isWanted)?.passesOn === true;
  const args =
    wanted === undefined
      ? rest
      : [wanted, ...withLongNames(before, globalOptions()), ...(passesOn ? ["--"] : []), ...rest];
  return { program, args };
}

/** The program with all its commands, for what tells of them. */
function wholeProgram(): Promise<Command> {
  return programOf(({ isHidden }) => isHidden !== true);
}

async function programOf(isLoaded: (entry: CommandEntry) => boolean): Promise<Command> {
  const program = withExitCodes(new Command("pulumi-compose"))
    .description("docker compose files as real infrastructure-as-code: Pulumi deployments gated on health")
    .version(ownVersion(), "--version", "print the version")
    // What stands behind a command is the command's.
    .enablePositionalOptions()
    .helpCommand(true);
  for (const option of globalOptions()) program.addOption(option);
  for (const entry of registry) {
    if (entry.isHidden && !isLoaded(entry)) continue;
    const command = isLoaded(entry) ? (await entry.load(wholeProgram)).command : new Command(entry.name);
    if (entry.alias !== undefined) command.alias(entry.alias);
    program.addCommand(
      withExitCodes(command)
        .summary(entry.summary)
        .description(command.description() || entry.summary),
      { hidden: entry.isHidden === true },
    );
  }
  return program;
}

/** `help up` is `up --help`: it needs the command with its options. */
function helpAsOption(line: SplitArguments): SplitArguments {
  const [about, ...rest] = line.rest;
  return line.command === "help" && about !== undefined
    ? { before: [], command: about, rest: ["--help", ...rest] }
    : line;
}
