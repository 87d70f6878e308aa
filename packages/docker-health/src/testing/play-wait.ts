import { beginWait } from "../wait/begin-wait";
import { reduceWait } from "../wait/reduce-wait";
import type { Rules } from "../wait/rules";
import type { WaitEffect } from "../wait/wait-effect";
import type { WaitEvent } from "../wait/wait-event";
import type { WaitKind } from "../wait/wait-kind";
import type { WaitState } from "../wait/wait-state";

/** Something that happens to a wait, so many milliseconds after its beginning. */
export interface Happening<K extends WaitKind> {
  readonly atMs: number;
  readonly event: WaitEvent<K>;
}

/** What an event has made of a wait. */
export interface PlayedStep<K extends WaitKind> extends Happening<K> {
  readonly before: WaitState<K>;
  readonly state: WaitState<K>;
  readonly effects: readonly WaitEffect<K>[];
}

/**
 * Plays a wait without a clock: what happens to it, in the order of time, and the timers that it sets. Like the real
 * thing it lets go of its timers when the wait settles, but not of what happens: that must change nothing any more.
 *
 * @param world what a look shows that is taken at a moment; left out: looks have no answer
 */
export function playWait<K extends WaitKind>(
  rules: Rules<K>,
  happenings: readonly Happening<K>[],
  untilMs: number,
  world?: (atMs: number) => WaitEvent<K>,
): readonly PlayedStep<K>[] {
  const coming = [...happenings].sort((a, b) => a.atMs - b.atMs);
  const timers = new Map<string, number>();
  const steps: PlayedStep<K>[] = [];
  let state = beginWait(rules, 0);
  const happen = (atMs: number, event: WaitEvent<K>) => {
    const before = state;
    const { effects, ...step } = reduceWait(rules, state, event, atMs);
    state = step.state;
    steps.push({ atMs, event, before, state, effects });
    for (const effect of effects) {
      if (effect.kind === "set") timers.set(effect.timer, atMs + Math.max(0, effect.delayMs));
      if (effect.kind === "look" && world) coming.unshift({ atMs, event: world(atMs) });
      if (effect.kind === "settle") timers.clear();
    }
  };
  happen(0, { kind: "began" });
  for (;;) {
    const [timer, rings = Number.POSITIVE_INFINITY] = [...timers].sort((a, b) => a[1] - b[1])[0] ?? [];
    const [next] = coming;
    const atMs = Math.min(rings, next?.atMs ?? Number.POSITIVE_INFINITY);
    if (atMs > untilMs) return steps;
    if (next && next.atMs <= rings) {
      coming.shift();
      happen(next.atMs, next.event);
    } else if (timer !== undefined) {
      timers.delete(timer);
      happen(rings, { kind: "rang", timer });
    }
  }
}
