import { type Command, Option } from "commander";
import { UsageError } from "../health/io/usage-error";

/** An option of docker compose's that a command cannot take. */
export interface Refusal {
  /** As commander writes it: `-w, --watch`, `--attach <service>`. */
  readonly flags: string;
  readonly why: string;
  readonly instead: string;
}

/** Has a command know the options that it cannot take: who types one is told what to do instead, with exit code 2. */
export function addRefusals(command: Command, refusals: readonly Refusal[]): Command {
  const known = refusals.map((refusal) => ({ ...refusal, option: new Option(refusal.flags).hideHelp() }));
  for (const { option } of known) command.addOption(option);
  return command.hook("preAction", () => {
    for (const { option, why, instead } of known) {
      if (command.getOptionValueSource(option.attributeName()) !== "cli") continue;
      throw new UsageError(`${option.long ?? option.flags}: ${why}`, instead);
    }
  });
}
