import type { Housekeeping, WaitResult } from "@pulumi-compose/docker-health";

/** A container that runs to its end, in a program that somebody may cancel. */
export interface Cancellable {
  readonly id: string;
  /** Seconds that it has to end. */
  readonly graceSeconds: number;
  /** Aborts when somebody cancels. */
  readonly cancelled: AbortSignal | undefined;
  /** Aborts when nobody is there any more who wants to know. */
  readonly gone: AbortSignal | undefined;
}

/**
 * Waits for the end of a container that this program has started. Whoever cancels does not wait for that, and the container does not
 * go on unseen: it is stopped.
 */
export async function endOrCancel(
  { id, graceSeconds, cancelled, gone }: Cancellable,
  keeper: Pick<Housekeeping, "stopContainer">,
  wait: (signal: AbortSignal | undefined) => Promise<WaitResult>,
): Promise<WaitResult> {
  const signals = [cancelled, gone].flatMap((signal) => signal ?? []);
  const end = await wait(signals.length > 0 ? AbortSignal.any(signals) : undefined);
  if (cancelled?.aborted && !end.ok && end.reason === "aborted") await keeper.stopContainer(id, graceSeconds);
  return end;
}
