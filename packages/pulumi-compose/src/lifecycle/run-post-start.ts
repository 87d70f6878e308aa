import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { LifecycleHook } from "@pulumi-compose/parser";

/** A service's hooks and where they run. */
export interface PostStart {
  readonly service: string;
  /** Id or name. */
  readonly container: string;
  readonly hooks: readonly LifecycleHook[];
  /** Takes secrets out of what a failure shows. */
  readonly clean: (text: string) => string;
}

/**
 * Runs a service's `post_start` commands in its container, one after another (Compose Specification, services,
 * post_start).
 *
 * @throws Error with the command, its exit code and its output when one fails
 */
export async function runPostStart(
  keeper: Housekeeping,
  { service, container, hooks, clean }: PostStart,
): Promise<void> {
  for (const [index, hook] of hooks.entries()) {
    const command = hook.command ?? [];
    const env = Object.entries(hook.environment ?? {}).map(([name, value]) =>
      value === null ? name : `${name}=${value}`,
    );
    const { exitCode, output } = await keeper.run(container, {
      command,
      ...(hook.user !== undefined && { user: hook.user }),
      ...(hook.privileged !== undefined && { privileged: hook.privileged }),
      ...(hook.working_dir !== undefined && { workingDir: hook.working_dir }),
      ...(env.length > 0 && { env }),
    });
    if (exitCode === 0) continue;
    const said = output.trim() === "" ? "it printed nothing" : `it printed: ${output.trim()}`;
    throw new Error(
      clean(
        `service "${service}": post_start ${index + 1} of ${hooks.length} (${command.join(" ")}) exited with code ${exitCode}; ${said}`,
      ),
    );
  }
}
