import { type Command, Option } from "commander";
import { UsageError } from "../io/usage-error";

/** An option of docker compose's that a command cannot take. */
export interface RefusedOption {
  /** As commander writes it: `-w, --watch`, `--attach <service>`. */
  readonly flags: string;
  readonly why: string;
  readonly instead: string;
}

/** Has a command know the options that it cannot take: who types one is told what to do instead, with exit code 2. */
export function addRefusals(command: Command, refusals: readonly RefusedOption[]): Command {
  const given: UsageError[] = [];
  for (const { flags, why, instead } of refusals) {
    const option = new Option(flags).hideHelp();
    command.addOption(option);
    // By its own name: to commander the values of --x and --no-x are one.
    command.on(`option:${option.name()}`, () => given.push(new UsageError(`--${option.name()}: ${why}`, instead)));
  }
  return command.hook("preAction", () => {
    const [first] = given;
    if (first) throw first;
  });
}
