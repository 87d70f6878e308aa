import { type Command, Option } from "commander";
import { UsageError } from "../../io/usage-error";

/** Which of what is there an `up` changes, whatever has changed in the file. */
export interface ChangeOptions {
  readonly forceRecreate?: boolean;
  readonly alwaysRecreateDeps?: boolean;
  /** False: what is there stays as it is (`--no-recreate`). */
  readonly recreate?: boolean;
  /** False: nothing is built (`--no-build`); true: as it is anyway. */
  readonly build?: boolean;
  readonly removeOrphans?: boolean;
}

export function addChangeOptions(command: Command): Command {
  return refuseBoth(command)
    .option("--force-recreate", "take new containers of the named services, or of all, though nothing has changed")
    .option("--always-recreate-deps", "take new containers of what the named services depend on, too")
    .addOption(
      new Option("--no-recreate", "leave containers that are there as they are").conflicts([
        "forceRecreate",
        "alwaysRecreateDeps",
      ]),
    )
    .option("--build", "build what has changed before anything starts: is so anyway")
    .option("--no-build", "build nothing: take the images of the last time")
    .option("--remove-orphans", "remove what is not in the file any more: is so anyway, unless services are named");
}

/** To commander the values of --build and --no-build are one, and the last one wins. */
function refuseBoth(command: Command): Command {
  const said = new Set<string>();
  for (const name of ["build", "no-build"]) command.on(`option:${name}`, () => said.add(name));
  return command.hook("preAction", () => {
    if (said.size > 1) throw new UsageError("--build and --no-build say the opposite", "Leave one of them out.");
  });
}
