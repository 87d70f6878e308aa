/** A container of a `pre_start` hook, as the plan has it. */
export interface HookReplica {
  readonly key: string;
  /** Whether the hook runs once a replica, not once for all. */
  readonly perReplica: boolean;
  /** The replica that it is for. */
  readonly index: number;
}

/** What is known when a container of a service or of one of its hooks is about to be made or started. */
export interface HooksSituation {
  /** Its number. */
  readonly index: number;
  /** Whether a container of the service runs and stays. */
  readonly isKept: boolean;
  /** Whether a hook's container has run in this update. */
  readonly hasRun: (key: string) => boolean;
}

/**
 * Which containers of a service's `pre_start` hooks run once more before one of its own is made or started, or one of a hook
 * after them: all that have not just run, from the first on; beside a container that stays, only what runs for each replica.
 *
 * @param hooks in order, each with its containers
 */
export function hooksToRun<H extends HookReplica>(
  hooks: readonly (readonly H[])[],
  { index, isKept, hasRun }: HooksSituation,
): readonly (readonly H[])[] {
  const isWanted = (hook: H) => !hasRun(hook.key) && (!isKept || (hook.perReplica && hook.index === index));
  return hooks.map((containers) => containers.filter(isWanted)).filter(({ length }) => length > 0);
}
