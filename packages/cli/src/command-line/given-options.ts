import type { Command, Option } from "commander";

/** The options that were given to a command, as words, without some of them. */
export function givenOptions(command: Command, without: readonly Option[]): readonly string[] {
  const left = command.options.filter((option) => without.every(({ long }) => long !== option.long));
  return left.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== "cli" || option.long === undefined || option.long === null) return [];
    const value: unknown = command.getOptionValue(name);
    return option.required ? [option.long, String(value)] : [option.long];
  });
}
