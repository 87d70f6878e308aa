import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { LifecycleHook } from "@pulumi-compose/parser";

/**
 * Runs a service's `post_start` commands in its container, one after another (Compose Specification, services,
 * post_start).
 *
 * @throws Error with the command, its exit code and its output when one fails
 */
export async function runPostStart(
  keeper: Housekeeping,
  service: string,
  container: string,
  hooks: readonly LifecycleHook[],
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
      `service "${service}": post_start ${index + 1} of ${hooks.length} (${command.join(" ")}) exited with code ${exitCode}; ${said}`,
    );
  }
}
