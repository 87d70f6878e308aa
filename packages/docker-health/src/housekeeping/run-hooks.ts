import { firstFailedHook, type LifecycleCommand } from "./first-failed-hook";
import type { Housekeeping } from "./housekeeping";

/** A service's lifecycle hooks and where they run. */
export interface ContainerHooks {
  readonly attribute: "post_start" | "pre_stop";
  readonly service: string;
  /** Id or name. */
  readonly container: string;
  readonly hooks: readonly LifecycleCommand[];
  /** Takes secrets out of what a failure shows. */
  readonly clean: (text: string) => string;
}

/**
 * Runs a service's `post_start` or `pre_stop` commands in its container, one after another (Compose Specification,
 * services, post_start and pre_stop).
 *
 * @throws Error with the command, its exit code and its output when one fails
 */
export async function runHooks(
  keeper: Housekeeping,
  { attribute, service, container, hooks, clean }: ContainerHooks,
): Promise<void> {
  const failed = await firstFailedHook(keeper, container, hooks);
  if (!failed) return;
  const { index, command, exitCode, output } = failed;
  const said = output.trim() === "" ? "it printed nothing" : `it printed: ${output.trim()}`;
  throw new Error(
    clean(
      `service "${service}": ${attribute} ${index + 1} of ${hooks.length} (${command.join(" ")}) exited with code ${exitCode}; ${said}`,
    ),
  );
}
