import type { Housekeeping } from "./housekeeping";

/** A lifecycle hook as a compose file has it (Compose Specification, services, post_start). */
export interface LifecycleCommand {
  readonly command: readonly string[] | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
}

/** A hook that did not exit with 0. */
export interface FailedHook {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly command: readonly string[];
  readonly exitCode: number;
  /** Standard output and error, at most 4096 bytes. */
  readonly output: string;
}

/**
 * Runs lifecycle hooks in a running container, one after another, up to the first that fails.
 *
 * @param onBegin called before each; false: this one and those behind it are not run any more
 * @returns undefined: all that were run have exited with 0
 * @throws EngineError
 */
export async function firstFailedHook(
  keeper: Pick<Housekeeping, "run">,
  container: string,
  hooks: readonly LifecycleCommand[],
  onBegin: (index: number) => boolean = () => true,
): Promise<FailedHook | undefined> {
  for (const [index, hook] of hooks.entries()) {
    if (!onBegin(index)) return undefined;
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
    if (exitCode !== 0) return { index, command, exitCode, output };
  }
  return undefined;
}
