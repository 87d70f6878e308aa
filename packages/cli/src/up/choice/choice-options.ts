import { type Command, InvalidArgumentError, Option } from "commander";

/** Which services an `up` is for, and what it has in place of what the file says. */
export interface ChoiceOptions {
  /** The services that are named; none: all. */
  readonly services?: readonly string[];
  /** False: without those that the named ones depend on (`--no-deps`). */
  readonly deps?: boolean;
  /** In place of `services`: what this one depends on, and all of it but its containers. */
  readonly preparedFor?: string;
  /** How many containers services have, by name. */
  readonly scale?: Readonly<Record<string, number>>;
  readonly pull?: PullWhen;
}

export type PullWhen = (typeof pullWhen)[number];

const pullWhen = ["always", "missing", "never"] as const;

export function addChoiceOptions(command: Command): Command {
  return command
    .argument("[services...]", "only these, and what they depend on; the others are left as they are")
    .option("--no-deps", "without what the named services depend on, and without waiting for it")
    .option("--scale <service=number>", "so many containers of a service, whatever the file says", scale)
    .addOption(
      new Option("--pull <when>", "always: ask the registry on this run; never: take what is there").choices(pullWhen),
    );
}

function scale(value: string, before: ChoiceOptions["scale"]): NonNullable<ChoiceOptions["scale"]> {
  const [, service, number] = /^([^=]+)=(\d+)$/.exec(value) ?? [];
  if (service === undefined) throw new InvalidArgumentError("It is SERVICE=NUMBER, as web=3.");
  return { ...before, [service]: Number(number) };
}
