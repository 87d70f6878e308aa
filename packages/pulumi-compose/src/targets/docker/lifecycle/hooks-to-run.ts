/** A container of a `pre_start` hook, as the plan has it. */
export interface HookReplica {
  readonly key: string;
  /** Whether the hook runs once a replica, not once for all. */
  readonly perReplica: boolean;
  /** The replica that it is for. */
  readonly index: number;
}

/** What is known when a service's container is about to be made or started. */
export interface HooksSituation {
  /** Its number. */
  readonly index: number;
  /** Whether another of the service's containers runs and stays. */
  readonly isKept: boolean;
  /** Whether a hook's container has run in this update. */
  readonly hasRun: (key: string) => boolean;
}

/**
 * Which containers of a service's `pre_start` hooks run once more before one of its own is made or started: those of all hooks
 * that have not just run; beside a container that stays, only what runs for each replica. Where the last hook has just run,
 * those before it were not to run again.
 *
 * @param hooks in order, each with its containers
 */
export function hooksToRun<H extends HookReplica>(
  hooks: readonly (readonly H[])[],
  { index, isKept, hasRun }: HooksSituation,
): readonly (readonly H[])[] {
  const isFor = (hook: H) => !hook.perReplica || hook.index === index;
  const last = hooks.at(-1)?.find(isFor);
  if (!last || hasRun(last.key)) return [];
  const isWanted = (hook: H) => !hasRun(hook.key) && (!isKept || (hook.perReplica && isFor(hook)));
  return hooks.map((containers) => containers.filter(isWanted)).filter(({ length }) => length > 0);
}
