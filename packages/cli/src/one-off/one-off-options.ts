import { type Command, InvalidArgumentError, Option } from "commander";
import type { ChoiceOptions } from "../up/choice/choice-options";

/** What of `docker compose run`'s options is about bringing up what the container needs. */
export interface OneOffOptions {
  readonly deps?: boolean;
  readonly recreate?: boolean;
  readonly removeOrphans?: boolean;
  readonly pull?: ChoiceOptions["pull"];
  readonly quiet?: boolean;
}

/** What `docker compose run` takes for the container, as it is told to it. */
const ofContainer: readonly (readonly [flags: string, description: string])[] = [
  ["-d, --detach", "leave the container running, and print its id"],
  ["-e, --env <name=value>", "an environment variable"],
  ["--env-from-file <file>", "environment variables of a file"],
  ["--entrypoint <command>", "in place of the image's"],
  ["-i, --interactive", "keep its standard input open: is so anyway"],
  ["-l, --label <label>", "a label"],
  ["--name <name>", "what the container is called"],
  ["-T, --no-tty", "without a terminal"],
  ["-p, --publish <port>", "publish a port"],
  ["-P, --service-ports", "publish the ports that the file publishes"],
  ["--rm", "remove the container when it has ended"],
  ["--use-aliases", "under the names that the service has in its networks"],
  ["-u, --user <user>", "as this user"],
  ["-v, --volume <volume>", "mount a volume or a folder"],
  ["-w, --workdir <folder>", "the folder in which it starts"],
  ["--cap-add <capability>", "add a capability"],
  ["--cap-drop <capability>", "drop a capability"],
];

/**
 * Adds the options of `docker compose run`.
 *
 * @returns what was given for the container, word by word; to be asked when all is read
 */
export function addOneOffOptions(command: Command): () => readonly string[] {
  const words: string[] = [];
  for (const [flags, description] of ofContainer) {
    const option = new Option(flags, description);
    command.addOption(option);
    const long = option.long ?? flags;
    // By its own name: to commander the values of --x and --no-x are one.
    command.on(`option:${option.name()}`, (value?: string | null) =>
      words.push(typeof value === "string" ? `${long}=${value}` : long),
    );
  }
  command
    .option("-q, --quiet", "show nothing of what is brought up")
    .option("--no-deps", "without what the service depends on, and without waiting for it")
    .option("--no-recreate", "leave containers that are there as they are")
    .option("--remove-orphans", "remove what is not in the file any more")
    .addOption(
      new Option("--pull <when>", "always: ask the registry on this run; never: take what is there").argParser(
        pullWhen,
      ),
    )
    .option("--build", "build what has changed: is so anyway");
  for (const flags of ["--quiet-build", "--quiet-pull"])
    command.addOption(new Option(flags, "is so anyway").hideHelp());
  return () => words;
}

/** docker compose's `policy` is what the file says: the same as nothing. */
function pullWhen(value: string): ChoiceOptions["pull"] {
  if (value === "always" || value === "missing" || value === "never") return value;
  if (value === "policy") return undefined;
  throw new InvalidArgumentError("It is always, missing, never or policy.");
}
