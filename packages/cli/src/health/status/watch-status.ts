import type { Clock } from "@pulumi-compose/docker-health";
import type { Change, Watched } from "../../targets/command-target";
import type { StatusRow } from "./status-row";

export interface WatchOptions extends Pick<Watched, "read" | "follow"> {
  /** Called after each change, and once a second, for what is told as "ago". */
  readonly show: (rows: readonly StatusRow[], trouble: string | undefined) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Containers come and go without being followed. */
const LOOK_EVERY_MS = 2_000;
const TICK_MS = 1_000;
/** A change often comes as several events. Probes end all the time, and nobody waits for one. */
const SETTLE_MS: Readonly<Record<Change, number>> = { state: 50, probe: 250 };

/** Watches a project until the signal: the engine's events tell of changes, a look now and then of what they do not tell. */
export async function watchStatus({ follow, read, show, clock, signal }: WatchOptions): Promise<void> {
  let rows: readonly StatusRow[] = [];
  let wake = (_: Change) => {};
  let changed: Change | undefined = "state";
  const following = await follow?.((change) => {
    if (changed !== "state") changed = change;
    wake(change);
  });
  let lookedAt = Number.NEGATIVE_INFINITY;
  let trouble: string | undefined;
  while (!signal.aborted) {
    if (changed || clock.now() - lookedAt >= LOOK_EVERY_MS) {
      changed = undefined;
      lookedAt = clock.now();
      try {
        rows = remember(rows, await read());
        trouble = undefined;
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
      }
    }
    if (signal.aborted) break;
    show(rows, trouble);
    await new Promise<void>((resolve) => {
      const stops = [clock.after(TICK_MS, done)];
      wake = (change) => void stops.push(clock.after(SETTLE_MS[change], done));
      if (changed) wake(changed);
      signal.addEventListener("abort", done, { once: true });
      function done() {
        for (const stop of stops) stop();
        wake = () => {};
        signal.removeEventListener("abort", done);
        resolve();
      }
    });
  }
  following?.stop();
}

/** What was seen to change is known better than from the engine's log, which forgets. */
function remember(before: readonly StatusRow[], now: readonly StatusRow[]): readonly StatusRow[] {
  const known = new Map(before.map((row) => [row.container?.id, row]));
  return now.map((row) => {
    const old = known.get(row.container?.id);
    const isSame = old !== undefined && old.state === row.state && old.health === row.health;
    if (!isSame || old.restarts !== row.restarts || !old.since || !row.since?.atLeast) return row;
    return old.since.ms <= row.since.ms ? { ...row, since: old.since } : row;
  });
}
