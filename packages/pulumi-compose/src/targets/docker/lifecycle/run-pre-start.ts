import type { Housekeeping, WaitResult } from "@pulumi-compose/docker-health";

/** A container of a `pre_start` hook. */
export interface HookContainer {
  readonly id: string;
  /** The hook, as the plan calls it. */
  readonly service: string;
}

/** What it takes to run hooks again. */
export interface HookRunner extends Pick<Housekeeping, "startContainer"> {
  waitForEnd(hook: HookContainer): Promise<WaitResult>;
  /** What is said of a hook that did not end with 0. */
  report(hook: HookContainer, failure: WaitResult & { readonly ok: false }): Promise<string>;
}

/**
 * Runs the containers of a service's `pre_start` hooks once more, one hook after the other: its own container is about to be
 * made or started again, and what the hooks have prepared was for another.
 *
 * @param hooks in order, each with its containers
 * @throws Error with the evidence when one does not end with 0
 */
export async function runPreStart(runner: HookRunner, hooks: readonly (readonly HookContainer[])[]): Promise<void> {
  for (const containers of hooks) {
    const ends = await Promise.all(
      containers.map(async (hook) => {
        await runner.startContainer(hook.id);
        return [hook, await runner.waitForEnd(hook)] as const;
      }),
    );
    for (const [hook, end] of ends) if (!end.ok) throw new Error(await runner.report(hook, end));
  }
}
