import { Timers } from "../concurrency/timers";
import type { Clock } from "../shared/clock";
import { beginWait } from "./begin-wait";
import type { Observer, Watching } from "./observer";
import type { Failed, Opened, Outcome } from "./outcome";
import { reduceWait } from "./reduce-wait";
import type { WaitEffect } from "./wait-effect";
import type { WaitEvent } from "./wait-event";
import type { WaitKind } from "./wait-kind";
import type { WaitState } from "./wait-state";

export interface RunOptions<K extends WaitKind> {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: K["progress"]) => void) | undefined;
}

/** A wait that is over. */
export type Ended<K extends WaitKind, Evidence> =
  | { readonly opened: Opened<K>; readonly state: WaitState<K>; readonly afterMs: number }
  | {
      readonly failed: Failed<K>;
      readonly evidence: Evidence;
      readonly state: WaitState<K>;
      readonly afterMs: number;
    };

/**
 * Waits: carries out what the reducer wants done, and leaves nothing behind.
 *
 * @returns rejects for nothing but what `onProgress` throws
 */
export async function runWait<K extends WaitKind, Evidence>(
  observer: Observer<K, Evidence>,
  { clock, signal, onProgress }: RunOptions<K>,
): Promise<Ended<K, Evidence>> {
  const timers = new Timers(clock);
  let state = beginWait(observer.rules, clock.now());
  let watching: Watching<K> | undefined;
  let settle: (outcome: Outcome<K>) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const over = new Promise<Outcome<K>>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  const happen = (event: WaitEvent<K>): void => {
    try {
      const step = reduceWait(observer.rules, state, event, clock.now());
      state = step.state;
      for (const effect of step.effects) carryOut(effect);
    } catch (error) {
      // The caller's own mistake: his to see, and not to be taken for the engine's.
      fail(error);
    }
  };
  const carryOut = (effect: WaitEffect<K>): void => {
    switch (effect.kind) {
      case "look":
        watching?.look();
        break;
      case "set":
        timers.set(effect.timer, effect.delayMs, () => happen({ kind: "rang", timer: effect.timer }));
        break;
      case "act":
        watching?.act(effect.act);
        break;
      case "report":
        onProgress?.(effect.progress);
        break;
      case "settle":
        settle(effect.outcome);
    }
  };
  const onAbort = () => happen({ kind: "aborted" });
  signal?.addEventListener("abort", onAbort);
  happen(signal?.aborted ? { kind: "aborted" } : { kind: "began" });
  if (!state.outcome) watching = observer.watch(happen);
  const outcome = await over.finally(() => {
    signal?.removeEventListener("abort", onAbort);
    timers.clear();
    watching?.stop();
  });
  const afterMs = Math.round(clock.now() - state.beganMs);
  if (outcome.ok) return { opened: outcome, state, afterMs };
  const evidence = await observer.evidence({ failed: outcome, state, afterMs });
  return { failed: outcome, evidence, state, afterMs };
}
