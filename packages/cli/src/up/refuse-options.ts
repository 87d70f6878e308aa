import { UsageError } from "../health/io/usage-error";
import type { UpCommandOptions } from "./up-options";

/**
 * Refuses what a deployment cannot do.
 *
 * @throws UsageError with what to do instead
 */
export function refuseOptions(options: UpCommandOptions): void {
  if (options.compatibility) {
    throw new UsageError(
      "--compatibility would give containers other names than those in the state",
      "Where a name with underscores is wanted, `container_name` in the file gives it.",
    );
  }
  if (options.target !== "swarm") return;
  const [given] = onEngineOnly(options);
  if (given === undefined) return;
  throw new UsageError(
    `${given} is for containers of one engine: on a swarm a project is deployed as a whole`,
    "Leave it out; what has not changed is left as it is. `docker service update --force` makes the tasks of a service anew.",
  );
}

function onEngineOnly(options: UpCommandOptions): readonly string[] {
  const given: readonly (readonly [string, boolean])[] = [
    ["a service by name", (options.services ?? []).length > 0],
    ["--all-resources", options.allResources === true],
    ["--no-deps", options.deps === false],
    ["--force-recreate", options.forceRecreate === true],
    ["--always-recreate-deps", options.alwaysRecreateDeps === true],
    ["--no-recreate", options.recreate === false],
    ["--no-build", options.build === false],
    ["--pull", options.pull !== undefined],
  ];
  return given.flatMap(([name, isGiven]) => (isGiven ? [name] : []));
}
