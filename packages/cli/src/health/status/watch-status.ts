import type { Clock } from "@pulumi-compose/docker-health";
import type { StatusRow } from "./status-row";

export interface WatchOptions {
  /** Tells of changes of a container; absent where there is nothing to follow. */
  readonly follow?: (id: string, onChange: () => void) => Promise<{ stop(): void }>;
  readonly read: () => Promise<readonly StatusRow[]>;
  /** Called after each change, and once a second, for what is told as "ago". */
  readonly show: (rows: readonly StatusRow[], trouble: string | undefined) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Containers come and go without being followed. */
const LOOK_EVERY_MS = 2_000;
const TICK_MS = 1_000;
/** A change often comes as several events. */
const SETTLE_MS = 50;

/** Watches a project until the signal: the engine's events tell of changes, a look now and then of new containers. */
export async function watchStatus({ follow: followOne, read, show, clock, signal }: WatchOptions): Promise<void> {
  const followed = new Map<string, { stop(): void }>();
  let rows: readonly StatusRow[] = [];
  let wake = () => {};
  let changed = true;
  const onChange = () => {
    changed = true;
    wake();
  };
  const follow = async () => {
    const there = new Set(rows.flatMap(({ container }) => container?.id ?? []));
    for (const [id, { stop }] of followed) {
      if (there.has(id)) continue;
      stop();
      followed.delete(id);
    }
    for (const id of there) {
      if (followOne && !followed.has(id)) followed.set(id, await followOne(id, onChange));
    }
  };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let trouble: string | undefined;
  while (!signal.aborted) {
    if (changed || clock.now() - lookedAt >= LOOK_EVERY_MS) {
      changed = false;
      lookedAt = clock.now();
      try {
        rows = remember(rows, await read());
        await follow();
        trouble = undefined;
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
      }
    }
    if (signal.aborted) break;
    show(rows, trouble);
    await new Promise<void>((resolve) => {
      const stops = [clock.after(TICK_MS, done)];
      wake = () => void stops.push(clock.after(SETTLE_MS, done));
      if (changed) wake();
      signal.addEventListener("abort", done, { once: true });
      function done() {
        for (const stop of stops) stop();
        wake = () => {};
        signal.removeEventListener("abort", done);
        resolve();
      }
    });
  }
  for (const { stop } of followed.values()) stop();
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
