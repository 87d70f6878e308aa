import { UsageError } from "../io/usage-error";
import { commandTarget } from "../targets/command-targets";
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
  if (options.dryRun && (options.dashboard || options.report !== undefined)) {
    throw new UsageError(
      `--dry-run changes nothing, so there is nothing for ${options.dashboard ? "--dashboard" : "--report"} to show`,
      "`pulumi-compose dashboard` shows what is there, `pulumi-compose simulate --report FILE` what an `up` would come to.",
    );
  }
  if (options.open && !options.dashboard) {
    throw new UsageError("--open is of --dashboard, which serves the page", "Write both: `up --dashboard --open`.");
  }
  const { whole, noRollback } = commandTarget(options.target);
  if (options.rollback && noRollback) throw new UsageError(`--rollback: ${noRollback.message}`, noRollback.hint);
  const [given] = onEngineOnly(options);
  if (!whole || given === undefined) return;
  throw new UsageError(`${given} ${whole.up}`, whole.hint);
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
