import type { Housekeeping } from "./housekeeping";

/** A lifecycle hook as a compose file has it (Compose Specification, services, post_start). */
export interface LifecycleCommand {
  readonly command: readonly string[] | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
}

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
        `service "${service}": ${attribute} ${index + 1} of ${hooks.length} (${command.join(" ")}) exited with code ${exitCode}; ${said}`,
      ),
    );
  }
}
