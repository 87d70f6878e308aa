import type { Command, Help } from "commander";

/** The manual page of a program, in the `man` macros, made from its help. */
export function manPage(program: Command, version: string): string {
  const name = program.name();
  const help = program.createHelp();
  const commands = help.visibleCommands(program).filter((command) => command.name() !== "help");
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" "User Commands"`,
    ".SH NAME",
    `${name} \\- ${escaped(program.description())}`,
    ".SH SYNOPSIS",
    `.B ${name}`,
    escaped(`${help.commandUsage(program).slice(name.length + 1)}`),
    ".SH OPTIONS",
    ...optionsOf(program, help),
    ".SH COMMANDS",
    ...commands.flatMap((command) => [
      `.SS ${escaped(help.subcommandTerm(command))}`,
      escaped(command.description()),
      ...optionsOf(command, help),
    ]),
    ".SH SEE ALSO",
    ".BR docker-compose (1),",
    ".BR pulumi (1)",
    "",
  ].join("\n");
}

function optionsOf(command: Command, help: Help): readonly string[] {
  return help
    .visibleOptions(command)
    .flatMap((option) => [".TP", `.B ${escaped(help.optionTerm(option))}`, escaped(help.optionDescription(option))]);
}

/** A line that begins with a dot or a quote would be a request, a hyphen no minus. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, "\\e")
    .replace(/-/g, "\\-")
    .replace(/^([.'])/gm, "\\&$1");
}
